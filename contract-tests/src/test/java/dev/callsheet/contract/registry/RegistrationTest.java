package dev.callsheet.contract.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.documents.DocumentsDesk;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Registers works, and is told each reason why one cannot be. */
class RegistrationTest {
  private static final String UNKNOWN_JOB = "job_01jd3v8k5m9q2r7t4w6y8z0abc";
  private static final String SALT = "7".repeat(64);

  private final CallsheetServer server = CallsheetServer.running();
  private final RegistryDesk desk = RegistryDesk.ofNew("Registering", 1000);

  @Test
  void aRegisteredWorkIsListedWithItsVersions() throws Exception {
    var recording = Sounds.another();
    var work = RegistryDesk.with(RegistryDesk.work("Nocturne"), "external_ref", "catalogue-0815");
    var transaction = desk.registered(work, recording);

    assertEquals(100, transaction.path("progress_percent").asInt());
    assertEquals(6, transaction.path("charged_credits").asInt());
    var read = desk.get("/works/" + transaction.path("work_id").asString()).expect(200).json();
    assertEquals("Nocturne", read.path("title").asString());
    assertEquals(
        DocumentsDesk.sha256(recording),
        read.path("versions").path(0).path("media_sha256").asString());
    assertEquals(1, listed("?external_ref=catalogue-0815").size());
    assertEquals(1, listed("?media_sha256=" + DocumentsDesk.sha256(recording)).size());
    assertEquals(0, listed("?external_ref=another").size());
    assertEquals(
        1, desk.get("/transactions?status=completed").expect(200).json().path("data").size());
    assertEquals(0, desk.get("/transactions?status=failed").expect(200).json().path("data").size());
  }

  private JsonNode listed(String query) {
    return desk.get("/works" + query).expect(200).json().path("data");
  }

  @Test
  void theQuoteTellsTheFeeAndWhatLooksWrong() {
    var work =
        RegistryDesk.with(
            RegistryDesk.with(RegistryDesk.work("Doubtful"), "iswc", "T-034.524.680-2"),
            "creators",
            List.of(
                Map.of(
                    "name",
                    "Ada Ek",
                    "roles",
                    List.of("author"),
                    "ipi",
                    "00014107339",
                    "isni",
                    "0000000121032684")));
    var quote = desk.prepare(desk.uploaded(work, Sounds.another())).expect(200).json();

    assertTrue(quote.path("is_valid").asBoolean());
    assertEquals(6, quote.path("fees").path("total_credits").asInt());
    assertEquals(
        List.of("ipi_check_digit", "isni_check_digit", "iswc_check_digit"),
        quote
            .path("warnings")
            .valueStream()
            .map(warning -> warning.path("code").asString())
            .sorted()
            .toList());
  }

  @TestFactory
  Stream<DynamicTest> whatIsMissingIsToldInOrderBeforeAllElse() {
    var wrong = RegistryDesk.with(RegistryDesk.work("Wrong"), "isrc", "nonsense-code");
    var bodies =
        Map.of(
            "registration.title_required",
            List.of(
                RegistryDesk.without(wrong, "title"),
                RegistryDesk.with(wrong, "title", ""),
                RegistryDesk.with(wrong, "title", " \t"),
                RegistryDesk.with(RegistryDesk.without(wrong, "filename"), "title", " "),
                Map.of()),
            "registration.filename_required",
            List.of(
                RegistryDesk.without(wrong, "filename"),
                RegistryDesk.with(wrong, "filename", "  "),
                RegistryDesk.with(RegistryDesk.without(wrong, "filename"), "creators", List.of())),
            "registration.creators_required",
            List.of(
                RegistryDesk.without(wrong, "creators"),
                RegistryDesk.with(wrong, "creators", List.of())),
            "common.validation_failed",
            List.of(
                wrong,
                RegistryDesk.with(RegistryDesk.work("Wrong"), "creators", List.of(Map.of())),
                RegistryDesk.with(RegistryDesk.work("Wrong"), "title", "x".repeat(301))));
    var versions = "/works/" + desk.registered("Of versions").path("work_id").asString();
    return Stream.of("/works/init", versions + "/versions/init")
        .flatMap(
            target ->
                bodies.entrySet().stream()
                    .flatMap(
                        entry ->
                            entry.getValue().stream()
                                .map(
                                    body ->
                                        dynamicTest(
                                            target + " " + entry.getKey() + " " + body,
                                            () ->
                                                desk.post(target, body)
                                                    .expect(422, entry.getKey())))));
  }

  @Test
  void sharesAreOfAllCreatorsAndSumUp() {
    var work =
        RegistryDesk.with(
            RegistryDesk.work("Shared"),
            "creators",
            List.of(
                Map.of("name", "Ada", "roles", List.of("author"), "share_bp", 5000),
                Map.of("name", "Bo", "roles", List.of("author"), "share_bp", 4999)));
    var refused = desk.post("/works/init", work).expect(422, "common.validation_failed");
    assertFalse(RegistryDesk.details(refused).path("fields").isEmpty());
  }

  @Test
  void anEmptyRecordingCanBeFollowedByAnother() {
    var job = desk.started(RegistryDesk.work("Empty"));
    desk.upload(job, new byte[0]).expect(422, "registration.audio_empty");
    desk.upload(job, Sounds.another()).expect(200);
    desk.upload(job, Sounds.another()).expect(404, "registration.upload_session_not_found");
  }

  @Test
  void aRecordingThatIsTooLargeIsToldTheLimit() {
    server.setPlan(desk.tenant(), RegistryFamily.NAME, "--max-upload-bytes", "1000");
    var job = desk.started(RegistryDesk.work("Large"));
    var refused = desk.upload(job, Sounds.another()).expect(413, "registration.audio_too_large");
    assertEquals(1000, RegistryDesk.details(refused).path("max_bytes").asInt());
    assertEquals(1644, RegistryDesk.details(refused).path("size_bytes").asInt());
  }

  @Test
  void aPrepareBeforeTheRecordingDoesNotFindIt() {
    var job = RegistryDesk.id(desk.started(RegistryDesk.work("Early")));
    var missing = desk.prepare(job).expect(404, "common.not_found");
    assertEquals("upload", RegistryDesk.details(missing).path("resource").asString());
  }

  @Test
  void aJobIsPreparedAndConfirmedOnce() {
    desk.prepare(UNKNOWN_JOB).expect(404, "registration.upload_session_not_found");
    desk.confirm(UNKNOWN_JOB).expect(404, "registration.prepared_not_found");
    var job = desk.uploaded(RegistryDesk.work("Once"), Sounds.another());
    desk.confirm(job).expect(404, "registration.prepared_not_found");
    desk.prepare(job).expect(200);
    desk.prepare(job).expect(404, "registration.upload_session_not_found");
    desk.completed(desk.confirm(job).expect(202).json());
    desk.confirm(job).expect(404, "registration.prepared_not_found");
  }

  @Test
  void theJobOfAnotherKeyOfTheOrganizationIsForbidden() {
    var other = desk.withScopes("works:register");
    var job = desk.uploaded(RegistryDesk.work("Not yours"), Sounds.another());
    other.prepare(job).expect(403, "registration.upload_session_forbidden");
    desk.prepare(job).expect(200);
    other.confirm(job).expect(403, "registration.prepared_forbidden");
  }

  @Test
  void theCommitmentIsTheExpectedOneOrRefused() {
    var work = RegistryDesk.with(RegistryDesk.work("Expected"), "salt", SALT);
    var job = desk.uploaded(work, Sounds.another());
    desk.post("/works/prepare", Map.of("job_id", job, "expected_commitment", "0".repeat(64)))
        .expect(422, "registration.commitment_invalid");
    var quote = desk.prepare(job).expect(200).json();
    assertEquals("v2", quote.path("commitment_scheme").asString());
  }

  @Test
  void aRecordingThatChangesAfterItWasPreparedIsRefused() {
    var job = desk.prepared(RegistryDesk.work("Changed"), Sounds.another());
    var blob =
        server.faults().text("select blob_key from registry_session where id = '" + job + "'");
    server.loseBlob(blob);
    desk.confirm(job).expect(422, "registration.commitment_invalid");
  }

  @Test
  void whatIsNotAudioIsNotRegistered() {
    var text = "no sound at all".getBytes(StandardCharsets.UTF_8);
    assertDryRun("not_audio", desk.uploaded(RegistryDesk.work("Text"), text));
    assertDryRun("not_audio", desk.uploaded(RegistryDesk.work("Video"), Recordings.textAsVideo()));
  }

  @Test
  void theSameWorkIsRegisteredOnce() {
    var recording = Sounds.another();
    var first = desk.registered(RegistryDesk.work("Twice"), recording);
    var refused =
        assertDryRun("already_registered", desk.uploaded(RegistryDesk.work("Twice"), recording));
    assertEquals(first.path("work_id"), refused.path("work_id"));
    // Another title makes another work of it, and another organisation one of its own.
    desk.registered(RegistryDesk.work("Twice, but otherwise"), recording);
    RegistryDesk.ofNew("Elsewhere", 10).registered(RegistryDesk.work("Twice"), recording);
  }

  @Test
  void aBalanceBelowTheFeeIsNotEnough() {
    var poor = RegistryDesk.ofNew("Poor", 5);
    var job = poor.uploaded(RegistryDesk.work("Unpaid"), Sounds.another());
    var refused = poor.prepare(job).expect(422, "registration.dry_run_failed");
    assertEquals("insufficient_balance", RegistryDesk.details(refused).path("reason").asString());
    server.grant(poor.tenant(), 1);
    poor.prepare(job).expect(200);
  }

  @Test
  void theFreeTierHasAQuotaAMonth() {
    var free = RegistryDesk.ofFree("Free", 1000);
    for (int registration = 0; registration < 25; registration++) {
      free.registered("Free " + registration);
    }
    var job = free.uploaded(RegistryDesk.work("One too many"), Sounds.another());
    var refused = free.prepare(job).expect(429, "common.quota_exceeded");
    assertEquals(25, RegistryDesk.details(refused).path("limit").asInt());
    assertEquals(25, RegistryDesk.details(refused).path("used").asInt());
    var work = listedWork(free);
    var version =
        free.post("/works/" + work + "/versions/init", RegistryDesk.work("Too")).expect(201).json();
    free.upload(version, Sounds.another()).expect(200);
    free.post("/works/" + work + "/versions/prepare", Map.of("job_id", RegistryDesk.id(version)))
        .expect(429, "common.quota_exceeded");
  }

  private static String listedWork(RegistryDesk desk) {
    return desk.get("/works?limit=1").expect(200).json().path("data").path(0).path("id").asString();
  }

  @Test
  void aNewVersionHasTheSameIdAndACertificateOfItsOwn() {
    var work = desk.registered("Versions").path("work_id").asString();
    var second = version(work, "Versions, the second");
    assertEquals(work, second.path("work_id").asString());
    assertEquals(2, second.path("version").asInt());
    var read = desk.get("/works/" + work).expect(200).json();
    assertEquals(2, read.path("version").asInt());
    assertEquals(2, read.path("versions").size());
    assertEquals("Versions, the second", read.path("title").asString());
    var certificate = "/works/" + work + "/certificate?version=";
    var first = desk.get(certificate + 1).expect(200).json();
    assertEquals(1, first.path("version").asInt());
    assertFalse(
        first
            .path("commitment")
            .equals(desk.get(certificate + 2).expect(200).json().path("commitment")));
    var missing = desk.get(certificate + 3).expect(404, "common.not_found");
    assertEquals("version", RegistryDesk.details(missing).path("resource").asString());
  }

  private JsonNode version(String work, String title) {
    var job = preparedVersion(work, title);
    return desk.completed(
        desk.post("/works/" + work + "/versions/confirm", Map.of("job_id", job))
            .expect(202)
            .json());
  }

  private String preparedVersion(String work, String title) {
    var versions = "/works/" + work + "/versions";
    var job = desk.post(versions + "/init", RegistryDesk.work(title)).expect(201).json();
    desk.upload(job, Sounds.another()).expect(200);
    desk.post(versions + "/prepare", Map.of("job_id", RegistryDesk.id(job))).expect(200);
    return RegistryDesk.id(job);
  }

  @Test
  void aVersionIsRefusedForTheReasonsOfAWork() {
    var work = desk.registered("Refusing").path("work_id").asString();
    var versions = "/works/" + work + "/versions";
    var other = desk.withScopes("works:update");
    var early = desk.post(versions + "/init", RegistryDesk.work("Early")).expect(201).json();
    desk.post(versions + "/prepare", Map.of("job_id", RegistryDesk.id(early)))
        .expect(404, "common.not_found");
    desk.post(versions + "/prepare", Map.of("job_id", UNKNOWN_JOB))
        .expect(404, "registration.upload_session_not_found");
    desk.post(versions + "/confirm", Map.of("job_id", UNKNOWN_JOB))
        .expect(404, "registration.prepared_not_found");
    desk.upload(early, Sounds.another()).expect(200);
    other
        .post(versions + "/prepare", Map.of("job_id", RegistryDesk.id(early)))
        .expect(403, "registration.upload_session_forbidden");
    desk.post(
            versions + "/prepare",
            Map.of("job_id", RegistryDesk.id(early), "expected_commitment", "0".repeat(64)))
        .expect(422, "registration.commitment_invalid");
    var text = desk.post(versions + "/init", RegistryDesk.work("Text")).expect(201).json();
    desk.upload(text, "no sound".getBytes(StandardCharsets.UTF_8)).expect(200);
    desk.post(versions + "/prepare", Map.of("job_id", RegistryDesk.id(text)))
        .expect(422, "registration.dry_run_failed");
    var prepared = preparedVersion(work, "Prepared");
    other
        .post(versions + "/confirm", Map.of("job_id", prepared))
        .expect(403, "registration.prepared_forbidden");
    server.loseBlob(
        server
            .faults()
            .text("select blob_key from registry_session where id = '" + prepared + "'"));
    desk.post(versions + "/confirm", Map.of("job_id", prepared))
        .expect(422, "registration.commitment_invalid");
  }

  @Test
  void aBalanceThatFellBetweenPrepareAndConfirmIsToldInNumbers() {
    var desk = RegistryDesk.ofNew("Falling", 18);
    var work = desk.registered("First").path("work_id").asString();
    var job = desk.prepared(RegistryDesk.work("Second"), Sounds.another());
    var version =
        desk.post("/works/" + work + "/versions/init", RegistryDesk.work("V")).expect(201).json();
    desk.upload(version, Sounds.another()).expect(200);
    desk.post("/works/" + work + "/versions/prepare", Map.of("job_id", RegistryDesk.id(version)))
        .expect(200);
    var third = desk.prepared(RegistryDesk.work("Third"), Sounds.another());
    desk.completed(desk.confirm(job).expect(202).json());
    desk.completed(desk.confirm(third).expect(202).json());
    var refused =
        desk.post(
                "/works/" + work + "/versions/confirm", Map.of("job_id", RegistryDesk.id(version)))
            .expect(403, "common.forbidden");
    assertEquals(6, RegistryDesk.details(refused).path("required_credits").asInt());
    assertEquals(0, RegistryDesk.details(refused).path("balance_credits").asInt());
    server.grant(desk.tenant(), 6);
    var fourth = desk.prepared(RegistryDesk.work("Fourth"), Sounds.another());
    var fifth = desk.prepared(RegistryDesk.work("Fifth"), Sounds.another());
    desk.completed(desk.confirm(fourth).expect(202).json());
    desk.confirm(fifth).expect(403, "common.forbidden");
  }

  @Test
  void whatWasRegisteredMeanwhileIsRefusedAtConfirm() {
    var recording = Sounds.another();
    var first = desk.prepared(RegistryDesk.work("Race"), recording);
    var second = desk.prepared(RegistryDesk.work("Race"), recording);
    var work = desk.completed(desk.confirm(first).expect(202).json()).path("work_id").asString();
    desk.confirm(second).expect(422, "registration.dry_run_failed");
    var other = Sounds.another();
    var versions = "/works/" + work + "/versions";
    var a = desk.post(versions + "/init", RegistryDesk.work("Same")).expect(201).json();
    var b = desk.post(versions + "/init", RegistryDesk.work("Same")).expect(201).json();
    for (var job : List.of(a, b)) {
      desk.upload(job, other).expect(200);
      desk.post(versions + "/prepare", Map.of("job_id", RegistryDesk.id(job))).expect(200);
    }
    desk.completed(
        desk.post(versions + "/confirm", Map.of("job_id", RegistryDesk.id(a))).expect(202).json());
    desk.post(versions + "/confirm", Map.of("job_id", RegistryDesk.id(b)))
        .expect(422, "registration.dry_run_failed");
  }

  @Test
  void aPausedLedgerIsUnavailableAndAFrozenOneRefuses() {
    var waiting = desk.prepared(RegistryDesk.work("Waiting"), Sounds.another());
    var job = desk.uploaded(RegistryDesk.work("Paused"), Sounds.another());
    server.administer("registry", "pause");
    try {
      desk.prepare(job).expect(503, "common.service_unavailable");
      desk.confirm(waiting).expect(503, "common.service_unavailable");
    } finally {
      server.administer("registry", "resume");
    }
    server.administer("registry", "freeze", "--reason", "A test.");
    try {
      var frozen = desk.prepare(job).expect(422, "registration.dry_run_failed");
      assertEquals("ledger_frozen", RegistryDesk.details(frozen).path("reason").asString());
      desk.confirm(waiting).expect(422, "registration.dry_run_failed");
    } finally {
      server.administer("registry", "unfreeze");
    }
    desk.prepare(job).expect(200);
    desk.completed(desk.confirm(job).expect(202).json());
  }

  @Test
  void aJobExpiresWithItsUrl() {
    var job = desk.started(RegistryDesk.work("Late"));
    server
        .faults()
        .execute(
            "update registry_session set expires_at = now() - interval '1 second' where id = '"
                + RegistryDesk.id(job)
                + "'");
    desk.upload(job, Sounds.another()).expect(404, "registration.upload_session_not_found");
    desk.prepare(RegistryDesk.id(job)).expect(404, "registration.upload_session_not_found");
    var prepared = desk.prepared(RegistryDesk.work("Later"), Sounds.another());
    server
        .faults()
        .execute(
            "update registry_session set expires_at = now() - interval '1 second' where id = '"
                + prepared
                + "'");
    desk.confirm(prepared).expect(404, "registration.prepared_not_found");
  }

  @Test
  void aCertificateIsJsonOrAFileByAccept() {
    var work = desk.registered("Certified").path("work_id").asString();
    var json = desk.get("/works/" + work + "/certificate").expect(200).json();
    assertEquals(desk.certificate(work), json.path("proof").asString());
    assertTrue(desk.certificate(work).startsWith("c2sp.org/tlog-proof@v1\n"));
  }

  @Test
  void aTransactionIsWaitedFor() {
    var job = desk.prepared(RegistryDesk.work("Awaited"), Sounds.another());
    var transaction = desk.confirm(job).expect(202).json().path("transaction_id").asString();
    var ended = desk.get("/transactions/" + transaction + "?wait_ms=20000").expect(200).json();
    assertEquals("completed", ended.path("status").asString());
  }

  @Test
  void anUploadNeedsNoKeyAndItsOrganization() {
    var job = desk.started(RegistryDesk.work("Elsewhere"));
    var target = RegistryDesk.target(job.path("upload_url").asString());
    var elsewhere =
        target.replace(desk.tenant().id(), server.tenants(RegistryFamily.NAME).other().id());
    desk.send(ApiRequest.of("PUT", elsewhere).body("audio/wav", Sounds.another()))
        .expect(404, "registration.upload_session_not_found");
    desk.upload(job, Sounds.another()).expect(200);
  }

  private JsonNode assertDryRun(String reason, String job) {
    var refused = desk.prepare(job).expect(422, "registration.dry_run_failed");
    assertEquals(reason, RegistryDesk.details(refused).path("reason").asString());
    return RegistryDesk.details(refused);
  }
}
