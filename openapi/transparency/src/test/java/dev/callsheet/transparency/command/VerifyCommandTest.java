package dev.callsheet.transparency.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.transparency.certificate.Certificate;
import dev.callsheet.transparency.commitment.Commitment;
import dev.callsheet.transparency.commitment.CreatorFacts;
import dev.callsheet.transparency.commitment.CreatorRole;
import dev.callsheet.transparency.commitment.Salt;
import dev.callsheet.transparency.commitment.WorkFacts;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.entry.LedgerEntry;
import dev.callsheet.transparency.merkle.InclusionProof;
import dev.callsheet.transparency.note.Checkpoint;
import dev.callsheet.transparency.note.NoteSigner;
import dev.callsheet.transparency.note.SignedNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

  private static final byte[] RECORDING = "a recording".getBytes(UTF_8);
  private static final Instant TIME = Instant.parse("2026-05-06T07:08:09.123Z");

  private final NoteSigner log = NoteSigner.generate("log.example/music");
  private final NoteSigner witness =
      NoteSigner.generateWitness("witness.example", Clock.fixed(TIME, ZoneOffset.UTC));
  private final String key = log.verifierKey().toString();
  private final String witnessKey = witness.verifierKey().toString();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;
  private String proof = "";
  private String recording = "";

  @BeforeEach
  void writeFiles() throws IOException {
    Commitment commitment =
        Commitment.salted(
            new WorkFacts(
                Sha256.of(RECORDING),
                "Blå\u001b[2J",
                List.of(new CreatorFacts("Ada Ek", Set.of(CreatorRole.AUTHOR)))),
            Salt.random());
    LedgerEntry.Registration entry =
        new LedgerEntry.Registration(
            commitment.version(), commitment.value(), "wrk_1", 2, "trx_1", TIME);
    SignedNote checkpoint = new Checkpoint(log.verifierKey().name(), 1, entry.leaf()).sign(log);
    Certificate certificate =
        Certificate.of(
            entry,
            commitment.opening(),
            new InclusionProof(0, 1, List.of()),
            checkpoint.with(witness.sign(checkpoint.text())));
    proof = Files.writeString(folder.resolve("work.tlog-proof"), certificate.toString()).toString();
    recording = Files.write(folder.resolve("recording"), RECORDING).toString();
  }

  @Test
  void validCertificateIsTold() {
    assertEquals(0, run("--vkey", key, "--witness", witnessKey, proof, recording));
    assertEquals(
        """
        Valid: work wrk_1, version 2, registered 2026-05-06T07:08:09.123Z
          log: log.example/music, entry 0 of 1
          witness: witness.example, 2026-05-06T07:08:09Z
          media_sha256: %s
          title: Blå?[2J
          creators[0].name: Ada Ek
          creators[0].roles: author
        """
            .formatted(Sha256.of(RECORDING)),
        out.toString(UTF_8));
  }

  @Test
  void otherRecordingIsRefusedInOneLine() throws IOException {
    Files.writeString(Path.of(recording), "another recording");
    assertEquals(1, run("--vkey", key, proof, recording));
    assertEquals(
        "Not valid: The recording is not the one that was registered.\n", out.toString(UTF_8));
  }

  @Test
  void otherKeyIsRefused() {
    String other = NoteSigner.generate("log.example/music").verifierKey().toString();
    assertEquals(1, run("--vkey", other, proof, recording));
    assertEquals(0, run("--vkey", other, "--vkey", key, proof, recording));
  }

  @Test
  void missingWitnessIsRefused() {
    String other =
        NoteSigner.generateWitness("other.example", Clock.systemUTC()).verifierKey().toString();
    String[] two = {"--vkey", key, "--witness", witnessKey, "--witness", other, proof, recording};
    assertEquals(1, run(two));
    assertEquals(
        0,
        run(
            "--quorum",
            "1",
            "--vkey",
            key,
            "--witness",
            witnessKey,
            "--witness",
            other,
            proof,
            recording));
  }

  @Test
  void whatIsNotTextIsNoCertificate() throws IOException {
    Files.write(Path.of(proof), new byte[] {(byte) 0xff, 0, 7});
    assertEquals(1, run("--vkey", key, proof, recording));
    assertTrue(out.toString(UTF_8).startsWith("Not valid: This is not a certificate."));
  }

  @Test
  void wrongUsageIsTold() {
    assertEquals(2, run());
    assertEquals(2, run(proof, recording));
    assertEquals(2, run("--vkey", key));
    assertEquals(2, run("--vkey", key, proof));
    assertEquals(2, run("--vkey", key, proof, recording, recording));
    assertEquals(2, run("--vkey", "nonsense", proof, recording));
    assertEquals(2, run("--vkey", witnessKey, proof, recording));
    assertEquals(2, run("--vkey", key, "--quorum", "1", proof, recording));
    assertEquals(2, run("--vkey", key, "--quorum", "-1", proof, recording));
    assertEquals(2, run("--vkey", key, "--online", proof, recording));
    assertEquals(2, run(proof, recording, "--vkey"));
    assertEquals("", out.toString(UTF_8));
  }

  @Test
  void missingFileIsTold() {
    assertEquals(2, run("--vkey", key, proof, recording + "s"));
    assertEquals(2, run("--vkey", key, proof + "s", recording));
    assertTrue(err.toString(UTF_8).contains("cannot be read"));
  }

  private int run(String... arguments) {
    return VerifyCommand.run(
        List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
