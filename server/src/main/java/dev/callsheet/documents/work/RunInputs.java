package dev.callsheet.documents.work;

import dev.callsheet.documents.InputUse;
import jakarta.inject.Singleton;

/** Unfinished runs need the files and images that they are made of. */
@Singleton
final class RunInputs implements InputUse {
  private final RunRepository runs;

  RunInputs(RunRepository runs) {
    this.runs = runs;
  }

  @Override
  public boolean needs(String id) {
    return runs.isNeeded(id);
  }
}
