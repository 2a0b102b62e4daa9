package dev.callsheet.contract.verifier;

import dev.callsheet.tool.AbsentTool;
import dev.callsheet.transparency.merkle.ConsistencyProof;
import dev.callsheet.transparency.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The packages {@code note} and {@code tlog} of Go's checksum database, as Debian has them. */
public final class GoSumdb implements ForeignVerifier {
  private static final Path PROGRAM = Path.of("src", "test", "verifier", "go", "verify.go");
  private static final Path PACKAGES = Path.of("/usr/share/gocode");

  private final VerifierProgram program;

  private GoSumdb(VerifierProgram program) {
    this.program = program;
  }

  /**
   * What is said to prove that a log only grew.
   *
   * @param key the log's
   * @param older signed note
   * @param newer signed note
   * @param proof from the one to the other
   */
  public record Growth(VerifierKey key, String older, String newer, ConsistencyProof proof) {}

  /** Finds it. Where there is no Go, or not these packages, the tests are skipped or fail. */
  public static GoSumdb find() throws InterruptedException {
    if (!Files.isDirectory(PACKAGES.resolve("src/golang.org/x/mod/sumdb/tlog"))) {
      return AbsentTool.skip("The tests with Go need golang-golang-x-mod-dev.");
    }
    try {
      Process version = new ProcessBuilder("go", "version").redirectErrorStream(true).start();
      version.getInputStream().readAllBytes();
      if (version.waitFor() != 0) {
        return AbsentTool.skip("There is no go here.");
      }
    } catch (IOException missing) {
      return AbsentTool.skip("There is no go here.");
    }
    ProcessBuilder builder = new ProcessBuilder("go", "run", PROGRAM.toString());
    builder.environment().put("GO111MODULE", "off");
    builder.environment().put("GOPATH", PACKAGES.toString());
    builder.environment().put("GOFLAGS", "");
    return new GoSumdb(new VerifierProgram(builder));
  }

  @Override
  public List<Boolean> accepts(List<LoggedEntry> entries) throws IOException, InterruptedException {
    return program.accepts(entries.stream().map(GoSumdb::json).toList());
  }

  /** Returns for each growth whether Go finds it proved, both signatures included. */
  public List<Boolean> growth(List<Growth> growths) throws IOException, InterruptedException {
    return program.accepts(growths.stream().map(GoSumdb::json).toList());
  }

  private static Map<String, Object> json(LoggedEntry entry) {
    return Map.of(
        "vkey",
        entry.key().toString(),
        "checkpoint",
        entry.checkpoint(),
        "entry",
        Base64.getEncoder().encodeToString(entry.entry()),
        "index",
        Long.toString(entry.index()),
        "hashes",
        VerifierProgram.base64(entry.hashes()));
  }

  private static Map<String, Object> json(Growth growth) {
    return Map.of(
        "vkey",
        growth.key().toString(),
        "older",
        growth.older(),
        "checkpoint",
        growth.newer(),
        "hashes",
        VerifierProgram.base64(growth.proof().hashes()));
  }
}
