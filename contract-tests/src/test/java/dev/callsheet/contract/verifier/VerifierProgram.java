package dev.callsheet.contract.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.transparency.encoding.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** A program that reads a proof a line, as JSON, and writes for each whether it accepts it. */
final class VerifierProgram {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final ProcessBuilder builder;

  VerifierProgram(ProcessBuilder builder) {
    this.builder = builder;
  }

  static List<String> base64(List<Sha256> hashes) {
    return hashes.stream().map(Sha256::base64).toList();
  }

  List<Boolean> accepts(List<Map<String, Object>> proofs) throws IOException, InterruptedException {
    Path input = Files.createTempFile("proofs", ".jsonl");
    Path output = Files.createTempFile("verdicts", ".txt");
    try {
      Files.write(input, proofs.stream().map(MAPPER::writeValueAsString).toList());
      Process process =
          builder
              .redirectInput(input.toFile())
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
      List<String> verdicts = Files.readAllLines(output, StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), () -> "the program failed: " + verdicts);
      assertEquals(proofs.size(), verdicts.size());
      return verdicts.stream().map(verdict -> verdict.equals("accepted")).toList();
    } finally {
      Files.delete(input);
      Files.delete(output);
    }
  }
}
