package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.SourceLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A document as it is written, as it is read, and where in it everything stands. */
record Source(String text, ContractDocument document, SourceLines lines) {
  static Source of(String text) {
    return new Source(
        text, ContractDocument.read(new YAMLMapper().readTree(text)), SourceLines.of(text));
  }

  /** Returns the text of the document of this build. */
  static String ofThisBuild() {
    try {
      return Files.readString(ContractDocument.file());
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
