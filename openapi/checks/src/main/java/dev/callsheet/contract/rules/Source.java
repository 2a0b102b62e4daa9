package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.SourceLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A document as it is written, as it is read, and where in it everything stands.
 *
 * @param file what messages call it
 */
public record Source(String file, String text, ContractDocument document, SourceLines lines) {
  /** Reads a file. */
  public static Source read(Path file) throws IOException {
    return of(file.toString(), Files.readString(file));
  }

  /** Takes a text that was read elsewhere. */
  public static Source of(String file, String text) {
    return new Source(
        file, text, ContractDocument.read(new YAMLMapper().readTree(text)), SourceLines.of(text));
  }
}
