package dev.callsheet.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callsheet.client.RegistryClient.Progress;
import dev.callsheet.client.RegistryClient.Registration;
import dev.callsheet.client.api.Json;
import dev.callsheet.client.api.NoAnswerException;
import dev.callsheet.client.registry.ConfirmRegistrationException;
import dev.callsheet.client.registry.PrepareRegistrationException;
import dev.callsheet.client.registry.StartRegistrationException;
import dev.callsheet.client.registry.error.CommonForbidden;
import dev.callsheet.client.registry.error.RegistrationDryRunFailed;
import dev.callsheet.client.registry.error.RegistrationTitleRequired;
import dev.callsheet.client.registry.model.CommitmentScheme;
import dev.callsheet.client.registry.model.Creator;
import dev.callsheet.client.registry.model.CreatorRole;
import dev.callsheet.client.registry.model.DryRunReason;
import dev.callsheet.client.registry.model.PreparedWork;
import dev.callsheet.client.registry.model.StartRequest;
import dev.callsheet.client.registry.model.Transaction;
import dev.callsheet.client.registry.model.TransactionFailureReason;
import dev.callsheet.transparency.certificate.Certificate;
import dev.callsheet.transparency.certificate.CertificateCheck;
import dev.callsheet.transparency.certificate.CertificateFault;
import dev.callsheet.transparency.commitment.CreatorPart;
import dev.callsheet.transparency.commitment.FieldId;
import dev.callsheet.transparency.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class RegistryClientTest {

  private static final String ORG = "org_01jd3v8k5m9q2r7t4w6y8z0abc";
  private static final String BASE = "/v1/organizations/" + ORG;
  private static final String JOB = "job_01jd3v8k5m9q2r7t4w6y8z0abc";
  private static final String TOKEN = "5X1bQm7Zk0aVtP3sJ9wRcLhY2eNdGf";
  private static final String SALT =
      "1c8bfe8f801d79745c4631d09fff36c82aa37fc4cce4fc946683d7b336b63032";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final TestTime time = new TestTime();
  private final SmallLedger ledger = new SmallLedger();
  private final List<String> heard = new ArrayList<>();
  @TempDir private Path folder;
  private Path recording;
  private FakeServer server;
  private RegistryClient registry;

  @BeforeEach
  void start() throws IOException {
    recording = Files.writeString(folder.resolve("song.flac"), "a recording");
    server = new FakeServer();
    registry =
        Callsheet.builder()
            .baseUrl(server.url())
            .clock(time)
            .sleeper(time)
            .build()
            .registry(ORG, "afo_sk_live_test");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static StartRequest work() {
    return StartRequest.of(
            "Nocturne",
            "song.flac",
            List.of(
                Creator.of("Ada Ek", List.of(CreatorRole.COMPOSER)),
                Creator.of("Bo Lind", List.of(CreatorRole.ARRANGER)).withEmail("bo@example.com")))
        .withSalt(SALT);
  }

  private void answersStart() {
    server.answers(
        201,
        "application/json",
        """
        {"job_id":"%s","upload_url":"%s%s/uploads/%s","expires_at":"2026-11-20T10:10:00Z",
        "commitment_scheme":"v2","max_bytes":1000}"""
            .formatted(JOB, server.url(), BASE, TOKEN),
        Map.of("Location", server.url() + BASE + "/uploads/" + TOKEN));
  }

  private void answersUpload() {
    server.answersJson(
        200, "{\"job_id\":\"%s\",\"size_bytes\":11,\"media_sha256\":\"00\"}".formatted(JOB));
  }

  private void answersPrepare() {
    server.answersJson(
        200,
        """
        {"job_id":"%s","work_id":"%s","version":1,"commitment":"00","commitment_scheme":"v2",
        "media_sha256":"00","size_bytes":11,"duration_ms":1000,"codec":"flac","is_valid":true,
        "fees":{"base_credits":5,"size_credits":1,"total_credits":6},
        "expires_at":"2026-11-20T10:15:00Z","warnings":[]}"""
            .formatted(JOB, SmallLedger.WORK));
  }

  private void answersConfirm() {
    server.answers(
        202,
        "application/json",
        """
        {"transaction_id":"%s","work_id":"%s","version":1,"status":"validating",
        "charged_credits":6}"""
            .formatted(SmallLedger.TRANSACTION, SmallLedger.WORK),
        Map.of("Location", "/transactions/1", "Retry-After", "1"));
  }

  private void answersTransaction(String status, String more) {
    server.answersJson(
        200,
        """
        {"id":"%s","work_id":"%s","version":1,"status":"%s","progress_percent":50,
        "steps":[],"charged_credits":6,%s"created_at":"2026-11-20T10:10:00Z",
        "updated_at":"2026-11-20T10:10:00Z"}"""
            .formatted(SmallLedger.TRANSACTION, SmallLedger.WORK, status, more));
  }

  private void answersCertificate(String text) {
    server.answers(
        200,
        "text/plain",
        text,
        Map.of("Content-Disposition", "attachment; filename=\"song.tlog-proof\""));
  }

  private void answersError(int status, String code, String details) {
    server.answersJson(
        status,
        """
        {"error":{"code":"%s","message":"It went wrong.",%s"request_id":"req_12345678"}}"""
            .formatted(code, details));
  }

  private List<String> asked() {
    return server.asked().stream().map(asked -> asked.method() + " " + asked.target()).toList();
  }

  private JsonNode body(int request) throws IOException {
    return Json.MAPPER.readTree(server.asked().get(request).body());
  }

  private Registration register(StartRequest work) throws IOException {
    return registry.register(
        recording,
        work,
        PATIENCE,
        new Progress() {
          @Override
          public void sent(long sentBytes, long totalBytes) {
            if (sentBytes == totalBytes) {
              heard.add("sent " + totalBytes);
            }
          }

          @Override
          public void prepared(PreparedWork quote) {
            heard.add("quoted " + quote.fees().totalCredits());
          }

          @Override
          public void transaction(Transaction transaction) {
            heard.add(transaction.status().toString());
          }
        });
  }

  @Test
  void aRegistrationEndsWithItsCertificate() throws IOException {
    Certificate certificate = ledger.certificate(RegistryClient.commitment(recording, work()));
    answersStart();
    answersUpload();
    answersPrepare();
    answersConfirm();
    answersTransaction("sealing", "");
    answersTransaction("completed", "\"leaf_index\":0,\"leaf_count\":1,");
    answersCertificate(certificate.toString());

    Registration registered = register(work());

    assertEquals(SmallLedger.WORK, registered.workId());
    assertEquals(certificate.toString(), registered.certificate().toString());
    assertEquals(List.of("sent 11", "quoted 6", "sealing", "completed"), heard);
    String transaction = BASE + "/transactions/" + SmallLedger.TRANSACTION + "?wait_ms=25000";
    assertEquals(
        List.of(
            "POST " + BASE + "/works/init",
            "PUT " + BASE + "/uploads/" + TOKEN,
            "POST " + BASE + "/works/prepare",
            "POST " + BASE + "/works/confirm",
            "GET " + transaction,
            "GET " + transaction,
            "GET " + BASE + "/works/" + SmallLedger.WORK + "/certificate?version=1"),
        asked());
    assertEquals("a recording", server.asked().get(1).body());
    assertEquals("text/plain", server.asked().get(6).headers().getFirst("Accept"));
  }

  @Test
  void theServerIsToldWhichCommitmentIsExpected() throws IOException {
    answersStart();
    answersUpload();
    answersError(422, "registration.commitment_invalid", "");

    assertThrows(PrepareRegistrationException.class, () -> register(work()));

    assertEquals(
        RegistryClient.commitment(recording, work()).value().hex(),
        body(2).path("expected_commitment").asText());
    assertEquals(JOB, body(2).path("job_id").asText());
  }

  @Test
  void aWorkWithoutASaltGetsOne() throws IOException {
    answersError(422, "registration.title_required", "");

    StartRegistrationException refused =
        assertThrows(
            StartRegistrationException.class,
            () ->
                register(
                    StartRequest.of(
                        "Nocturne",
                        "song.flac",
                        List.of(Creator.of("Ada Ek", List.of(CreatorRole.COMPOSER))))));

    assertInstanceOf(RegistrationTitleRequired.class, refused);
    assertTrue(body(0).path("salt").asText().matches("[0-9a-f]{64}"));
  }

  @Test
  void theFirstVersionOfCommitmentsHasNoSalt() throws IOException {
    StartRequest unsalted =
        StartRequest.of(
                "Nocturne",
                "song.flac",
                List.of(
                    Creator.of("Ada Ek", List.of(CreatorRole.COMPOSER))
                        .withEmail("ada@example.com")))
            .withCommitmentScheme(CommitmentScheme.V1);
    answersError(422, "registration.title_required", "");

    assertThrows(StartRegistrationException.class, () -> register(unsalted));

    assertFalse(body(0).has("salt"));
    assertEquals(
        RegistryClient.commitment(recording, unsalted).value(),
        RegistryClient.commitment(recording, unsalted.withExternalRef("other")).value());
  }

  @Test
  void aCommitmentNeedsItsSalt() {
    StartRequest unsalted =
        StartRequest.of(
            "Nocturne", "song.flac", List.of(Creator.of("Ada Ek", List.of(CreatorRole.COMPOSER))));
    assertThrows(
        IllegalArgumentException.class, () -> RegistryClient.commitment(recording, unsalted));
  }

  @Test
  void aRecordingWhoseAnswerWasLostIsSentAgainOnlyIfItHasNotArrived() throws IOException {
    Certificate certificate = ledger.certificate(RegistryClient.commitment(recording, work()));
    answersStart();
    server.losesAnswer();
    answersError(404, "common.not_found", "\"details\":{\"resource\":\"upload\"},");
    server.losesAnswer();
    answersPrepare();
    answersConfirm();
    answersTransaction("completed", "");
    answersCertificate(certificate.toString());

    register(work());

    assertEquals(
        2,
        asked().stream().filter(request -> request.startsWith("PUT")).count(),
        asked()::toString);
  }

  @Test
  void aRecordingThatNeverArrivesIsGivenUp() throws IOException {
    answersStart();
    for (int upload = 0; upload < 3; upload++) {
      server.losesAnswer();
      answersError(404, "common.not_found", "\"details\":{\"resource\":\"upload\"},");
    }

    assertThrows(PrepareRegistrationException.class, () -> register(work()));

    assertEquals(3, asked().stream().filter(request -> request.startsWith("PUT")).count());
  }

  @Test
  void detailsAreOfTheirCode() throws IOException {
    answersStart();
    answersUpload();
    answersError(
        422, "registration.dry_run_failed", "\"details\":{\"reason\":\"already_registered\"},");

    var refused = assertThrows(PrepareRegistrationException.class, () -> register(work()));

    assertEquals(
        DryRunReason.ALREADY_REGISTERED,
        assertInstanceOf(RegistrationDryRunFailed.class, refused).details().reason());
  }

  @Test
  void aBalanceThatFellIsToldWithItsNumbers() throws IOException {
    answersStart();
    answersUpload();
    answersPrepare();
    answersError(
        403,
        "common.forbidden",
        """
        "details":{"reason":"insufficient_balance","required_credits":6,"balance_credits":2},""");

    var refused = assertThrows(ConfirmRegistrationException.class, () -> register(work()));

    CommonForbidden poor = assertInstanceOf(CommonForbidden.class, refused);
    assertEquals(6, poor.details().requiredCredits());
    assertEquals(2, poor.details().balanceCredits());
  }

  @Test
  void aTransactionThatFailsIsToldWithItsReason() throws IOException {
    answersStart();
    answersUpload();
    answersPrepare();
    answersConfirm();
    answersTransaction(
        "failed", "\"failure\":{\"reason\":\"ledger_rejected\",\"message\":\"It is gone.\"},");

    var failed =
        assertThrows(RegistryWaitException.TransactionFailed.class, () -> register(work()));

    assertEquals(TransactionFailureReason.LEDGER_REJECTED, failed.failure().orElseThrow().reason());
    assertEquals(SmallLedger.TRANSACTION + " is failed: It is gone.", failed.getMessage());
  }

  @Test
  void aTransactionThatTakesTooLongIsGivenUp() {
    for (int look = 0; look < 4; look++) {
      answersTransaction("sealing", "");
    }
    assertThrows(
        WaitException.DeadlinePassed.class,
        () ->
            registry.awaitTransaction(
                SmallLedger.TRANSACTION, Duration.ofSeconds(3), transaction -> {}));
  }

  @Test
  void aNewVersionGoesItsOwnWay() throws IOException {
    Certificate certificate = ledger.certificate(RegistryClient.commitment(recording, work()));
    answersStart();
    answersUpload();
    answersPrepare();
    answersConfirm();
    answersTransaction("completed", "");
    answersCertificate(certificate.toString());

    registry.registerVersion(SmallLedger.WORK, recording, work(), PATIENCE, Progress.none());

    String versions = BASE + "/works/" + SmallLedger.WORK + "/versions";
    assertTrue(
        asked()
            .containsAll(
                List.of(
                    "POST " + versions + "/init",
                    "POST " + versions + "/prepare",
                    "POST " + versions + "/confirm")),
        asked()::toString);
  }

  @Test
  void aKeyWithoutAnAnswerIsNone() {
    server.losesAnswer().losesAnswer().losesAnswer().losesAnswer();
    assertThrows(NoAnswerException.class, registry::ledgerKeys);
  }

  @Test
  void whatIsNoCertificateIsNone() {
    answersCertificate("c2sp.org/tlog-proof@v1\n");
    assertThrows(IOException.class, () -> registry.certificate(SmallLedger.WORK, 1));
  }

  @Test
  void aCertificateIsVerifiedByTheKeysOfTheLedger() throws IOException {
    server.answers(
        200, "text/plain", ledger.vkey() + "\n", Map.of("Cache-Control", "public, max-age=1"));
    List<VerifierKey> keys = registry.ledgerKeys();
    Certificate certificate = ledger.certificate(RegistryClient.commitment(recording, work()));

    var valid =
        assertInstanceOf(
            CertificateCheck.Valid.class, RegistryClient.verify(certificate, recording, keys));

    assertEquals(SmallLedger.WORK, valid.entry().workId());
    Files.writeString(recording, "A recording");
    assertEquals(
        CertificateFault.WRONG_MEDIA,
        assertInstanceOf(
                CertificateCheck.Invalid.class, RegistryClient.verify(certificate, recording, keys))
            .fault());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UNKNOWN")
  void oneCreatorIsDisclosedAlone(CommitmentScheme scheme) throws Exception {
    StartRequest work = scheme == CommitmentScheme.V1 ? unsalted() : work();
    Certificate whole = ledger.certificate(RegistryClient.commitment(recording, work));

    Certificate disclosed = RegistryClient.disclose(whole, 1);

    var valid =
        assertInstanceOf(
            CertificateCheck.Valid.class,
            RegistryClient.verify(disclosed, recording, List.of(VerifierKey.parse(ledger.vkey()))));
    assertEquals(Optional.of("Bo Lind"), valid.fields().get(FieldId.of(1, CreatorPart.NAME)));
    assertFalse(valid.fields().containsKey(FieldId.of(0, CreatorPart.NAME)));
    assertFalse(disclosed.toString().contains("Ada"));
  }

  private static StartRequest unsalted() {
    return StartRequest.of(
            "Nocturne",
            "song.flac",
            List.of(
                Creator.of("Ada Ek", List.of(CreatorRole.COMPOSER)).withEmail("ada@example.com"),
                Creator.of("Bo Lind", List.of(CreatorRole.ARRANGER)).withEmail("bo@example.com")))
        .withCommitmentScheme(CommitmentScheme.V1);
  }
}
