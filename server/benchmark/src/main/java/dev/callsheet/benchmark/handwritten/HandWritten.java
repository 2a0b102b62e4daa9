package dev.callsheet.benchmark.handwritten;

import io.micronaut.runtime.Micronaut;

/** The application; it expects a database that the server has migrated. */
public final class HandWritten {
  private HandWritten() {}

  /** Runs the HTTP server. */
  public static void main(String[] arguments) {
    Micronaut.build(arguments).mainClass(HandWritten.class).banner(false).start();
  }
}
