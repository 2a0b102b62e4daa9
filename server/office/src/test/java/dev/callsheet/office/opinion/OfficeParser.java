package dev.callsheet.office.opinion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The reader of office documents of npm. Where Node is absent, the test is skipped or fails. */
public final class OfficeParser {
  private static final String SCRIPT = "officeparser/dist/cli.js";

  private OfficeParser() {}

  /** The words of a document, in its order. */
  public static String text(Path file) throws IOException, InterruptedException {
    return read(file, "text");
  }

  /** All that it understands of a document: {@code type}, {@code metadata}, {@code content}. */
  public static JsonNode tree(Path file) throws IOException, InterruptedException {
    return new JsonMapper().readTree(read(file, "json"));
  }

  private static String read(Path file, String form) throws IOException, InterruptedException {
    var outcome = Node.run(SCRIPT, List.of(file.toString(), "--to=" + form));
    if (outcome.code() != 0) {
      throw new IOException("officeparser: " + outcome.errors());
    }
    return outcome.output();
  }
}
