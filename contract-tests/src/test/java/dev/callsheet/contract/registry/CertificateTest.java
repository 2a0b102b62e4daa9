package dev.callsheet.contract.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.callsheet.client.Callsheet;
import dev.callsheet.client.RegistryClient;
import dev.callsheet.client.registry.model.Creator;
import dev.callsheet.client.registry.model.CreatorRole;
import dev.callsheet.client.registry.model.StartRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.verifier.ForeignVerifier;
import dev.callsheet.contract.verifier.GoSumdb;
import dev.callsheet.contract.verifier.LoggedEntry;
import dev.callsheet.contract.verifier.SigstoreJava;
import dev.callsheet.contract.verifier.SigstoreNode;
import dev.callsheet.transparency.certificate.Certificate;
import dev.callsheet.transparency.certificate.CertificateCheck;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.note.NoteSigner;
import dev.callsheet.transparency.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate of a work that the client registered, in the hands of four verifiers. */
class CertificateTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private Path recording;
  private Certificate certificate;
  private List<VerifierKey> keys;

  @BeforeEach
  void register() throws IOException {
    recording = Files.write(folder.resolve("song.wav"), Sounds.another());
    var tenant = RegistryDesk.ofNew("Certified", 10).tenant();
    var client =
        Callsheet.builder()
            .baseUrl(CallsheetServer.running().address().toString())
            .build()
            .registry(tenant.id(), tenant.key());
    keys = client.ledgerKeys();
    certificate =
        client
            .register(
                recording,
                StartRequest.of(
                    "Nocturne",
                    "song.wav",
                    List.of(
                        Creator.of("Ada Ek", List.of(CreatorRole.COMPOSER)),
                        Creator.of("Bo Lind", List.of(CreatorRole.ARRANGER)))),
                PATIENCE,
                RegistryClient.Progress.none())
            .certificate();
  }

  @Test
  void ourProgramAcceptsItAndRefusesItWithOneBitOfTheRecordingChanged() throws IOException {
    assertInstanceOf(
        CertificateCheck.Valid.class, RegistryClient.verify(certificate, recording, keys));
    assertInstanceOf(
        CertificateCheck.Valid.class,
        RegistryClient.verify(RegistryClient.disclose(certificate, 1), recording, keys));
    var bytes = Files.readAllBytes(recording);
    bytes[100] ^= 1;
    Files.write(recording, bytes);
    assertInstanceOf(
        CertificateCheck.Invalid.class, RegistryClient.verify(certificate, recording, keys));
  }

  @Test
  void sigstoreOfJavaAcceptsItAndNothingThatIsChanged() throws Exception {
    assertVerdicts(new SigstoreJava());
  }

  @Test
  void sigstoreOfNodeAcceptsItAndNothingThatIsChanged() throws Exception {
    assertVerdicts(SigstoreNode.install());
  }

  @Test
  void goAcceptsItAndNothingThatIsChanged() throws Exception {
    assertVerdicts(GoSumdb.find());
  }

  private void assertVerdicts(ForeignVerifier verifier) throws Exception {
    var logged = LoggedEntry.of(keys.getFirst(), certificate);
    var entries = new ArrayList<>(List.of(logged));
    var entry = logged.entry().clone();
    entry[10] ^= 1;
    entries.add(
        new LoggedEntry(logged.key(), logged.checkpoint(), entry, logged.index(), logged.hashes()));
    entries.add(
        new LoggedEntry(
            logged.key(),
            logged.checkpoint().replaceFirst("\n(\\d+)\n", "\n$10\n"),
            logged.entry(),
            logged.index(),
            logged.hashes()));
    entries.add(
        new LoggedEntry(
            NoteSigner.generate(logged.key().name()).verifierKey(),
            logged.checkpoint(),
            logged.entry(),
            logged.index(),
            logged.hashes()));
    if (!logged.hashes().isEmpty()) {
      var first = logged.hashes().getFirst().bytes();
      first[0] ^= 1;
      var hashes = new ArrayList<>(logged.hashes());
      hashes.set(0, Sha256.fromBytes(first));
      entries.add(
          new LoggedEntry(
              logged.key(), logged.checkpoint(), logged.entry(), logged.index(), hashes));
    }
    var verdicts = new ArrayList<>(Collections.nCopies(entries.size(), false));
    verdicts.set(0, true);
    assertEquals(verdicts, verifier.accepts(entries));
  }
}
