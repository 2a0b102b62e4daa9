package dev.callsheet.contract.verifier;

import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.tool.AbsentTool;
import dev.callsheet.tool.NodePackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The verifier of npm's {@code @sigstore/verify}: its entries of transparency logs. */
public final class SigstoreNode implements ForeignVerifier {
  private static final Path SOURCE = Path.of("src", "test", "verifier", "node");

  private final VerifierProgram program;

  private SigstoreNode(VerifierProgram program) {
    this.program = program;
  }

  /** Installs it. Where there is no Node or npm, the tests are skipped or fail. */
  public static SigstoreNode install() throws InterruptedException {
    AbsentTool.skipUnlessInstalled("node", "npm");
    Path folder = CallsheetServer.target().resolve("verifier");
    try {
      NodePackages.install(SOURCE, folder);
      Path script = folder.resolve("verify.js");
      Files.copy(SOURCE.resolve("verify.js"), script, StandardCopyOption.REPLACE_EXISTING);
      return new SigstoreNode(new VerifierProgram(new ProcessBuilder("node", script.toString())));
    } catch (IOException absent) {
      return AbsentTool.skip("The tests with @sigstore/verify need npm: " + absent.getMessage());
    }
  }

  @Override
  public List<Boolean> accepts(List<LoggedEntry> entries) throws IOException, InterruptedException {
    return program.accepts(entries.stream().map(SigstoreNode::json).toList());
  }

  private static Map<String, Object> json(LoggedEntry entry) {
    return Map.of(
        "name",
        entry.key().name(),
        "keyId",
        entry.key().keyId(),
        "publicKey",
        Base64.getEncoder().encodeToString(entry.key().publicKey().getEncoded()),
        "checkpoint",
        entry.checkpoint(),
        "entry",
        Base64.getEncoder().encodeToString(entry.entry()),
        "index",
        Long.toString(entry.index()),
        "hashes",
        VerifierProgram.base64(entry.hashes()));
  }
}
