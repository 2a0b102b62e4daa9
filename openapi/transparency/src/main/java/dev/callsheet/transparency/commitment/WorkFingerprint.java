package dev.callsheet.transparency.commitment;

import dev.callsheet.transparency.encoding.FieldWriter;
import dev.callsheet.transparency.encoding.Sha256;
import java.util.Arrays;
import java.util.List;

/**
 * By what a work is told to be registered already: the recording, the title and the creators, in
 * any order, without a salt. Who knows them can guess it: it is not for others to see.
 */
public final class WorkFingerprint {

  private static final int VERSION = 1;

  private WorkFingerprint() {}

  /** Returns the fingerprint; two works share it where they differ in other fields only. */
  public static Sha256 of(WorkFacts work) {
    FieldWriter writer = new FieldWriter().u8(VERSION).hash(work.mediaSha256()).text(work.title());
    work.creators().stream()
        .map(WorkFingerprint::bytes)
        .sorted(Arrays::compareUnsigned)
        .forEach(writer::block);
    return Sha256.of(writer.bytes());
  }

  private static byte[] bytes(CreatorFacts creator) {
    FieldWriter writer = new FieldWriter();
    for (CreatorPart part : List.of(CreatorPart.values())) {
      WorkFacts.writeValue(writer, creator.value(part));
    }
    return writer.bytes();
  }
}
