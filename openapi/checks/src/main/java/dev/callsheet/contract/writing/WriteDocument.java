package dev.callsheet.contract.writing;

import dev.callsheet.contract.rules.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks or writes the derived parts of a document.
 *
 * <pre>{@code java ... WriteDocument check|write openapi.yaml}</pre>
 */
public final class WriteDocument {
  private WriteDocument() {}

  /** Ends with 1 if something is missing or, when it writes, could not be written. */
  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments[0].equals("write"), Path.of(arguments[1])));
  }

  @SuppressWarnings("SystemOut") // for whoever watches the build
  static int run(boolean write, Path file) throws IOException {
    var source = Source.read(file);
    if (write) {
      var text = DerivedParts.written(source);
      if (!text.equals(source.text())) {
        Files.writeString(file, text);
        source = Source.of(source.file(), text);
      }
    }
    var violations = DerivedParts.violations(source);
    violations.forEach(System.err::println);
    if (!violations.isEmpty()) {
      System.err.println(
          write
              ? "The rest must be written by hand."
              : "Have it written: mvn -Dformat=write process-classes -pl openapi/checks -am");
    }
    return violations.isEmpty() ? 0 : 1;
  }
}
