package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A status that a family has had before this document was written.
 *
 * @param code its code, {@link Family#NO_CODE} if it has none
 */
record Seed(String family, int status, String code) {
  private static final Path TABLE =
      Path.of("src/test/resources/dev/callsheet/contract/rules/seeds.tsv");

  /** Returns all of them. */
  static List<Seed> all() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .map(columns -> new Seed(columns[0], Integer.parseInt(columns[1]), columns[2]))
        .toList();
  }

  boolean hasCode() {
    return !code.equals(Family.NO_CODE);
  }
}
