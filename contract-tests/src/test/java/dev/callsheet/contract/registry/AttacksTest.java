package dev.callsheet.contract.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many requests at once for what can be had once. */
class AttacksTest {
  private static final int MANY = 50;
  private static final int FEE = 6;

  private final CallsheetServer server = CallsheetServer.running();

  @Test
  void ofManyConfirmsOfOneJobOneIsTakenAndPaid() throws Exception {
    var desk = RegistryDesk.ofNew("Confirming", MANY * FEE);
    var job = desk.prepared(RegistryDesk.work("Once"), Sounds.another());

    var answers = RegistryApiKeysTest.atOnce(MANY, () -> desk.confirm(job));

    var confirmed = accepted(answers);
    assertEquals(1, confirmed.size());
    answers.stream()
        .filter(answer -> answer.status() != 202)
        .forEach(answer -> answer.expect(404, "registration.prepared_not_found"));
    desk.completed(confirmed.getFirst().json());
    assertEquals(MANY * FEE - FEE, balance(desk));
  }

  @Test
  void ofManyEqualWorksOneIsRegisteredAndPaid() throws Exception {
    var desk = RegistryDesk.ofNew("Equal", MANY * FEE);
    var recording = Sounds.another();
    var jobs = new ArrayList<String>();
    for (int job = 0; job < MANY; job++) {
      jobs.add(desk.prepared(RegistryDesk.work("Equal"), recording));
    }

    var answers = new ArrayList<Answer>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent = new ArrayList<Future<Answer>>();
      jobs.forEach(job -> sent.add(executor.submit(() -> desk.confirm(job))));
      for (var answer : sent) {
        answers.add(answer.get());
      }
    }

    var confirmed = accepted(answers);
    assertEquals(1, confirmed.size());
    for (var answer : answers) {
      if (answer.status() != 202) {
        answer.expect(422, "registration.dry_run_failed");
        assertEquals("already_registered", RegistryDesk.details(answer).path("reason").asString());
      }
    }
    desk.completed(confirmed.getFirst().json());
    assertEquals(1, desk.get("/works").expect(200).json().path("data").size());
    assertEquals(MANY * FEE - FEE, balance(desk));
  }

  private static List<Answer> accepted(List<Answer> answers) {
    return answers.stream().filter(answer -> answer.status() == 202).toList();
  }

  private long balance(RegistryDesk desk) {
    return server
        .faults()
        .query(
            "select balance from ledger_account where kind = 'AVAILABLE' and organization_id = '"
                + desk.tenant().id()
                + "'");
  }

  @Test
  void ofManyRecordingsForOneJobOneIsKept() throws Exception {
    var desk = RegistryDesk.ofNew("Uploading", FEE);
    var job = desk.started(RegistryDesk.work("Many recordings"));
    var answers = RegistryApiKeysTest.atOnce(5, () -> desk.upload(job, Sounds.another()));
    assertEquals(1, answers.stream().filter(answer -> answer.status() == 200).count());
    answers.stream()
        .filter(answer -> answer.status() != 200)
        .forEach(answer -> answer.expect(404, "registration.upload_session_not_found"));
    desk.prepare(RegistryDesk.id(job)).expect(200);
  }

  @Test
  void aRecordingThatBreaksOffCanBeSentAgain() throws Exception {
    var desk = RegistryDesk.ofNew("Breaking off", FEE);
    var job = desk.started(RegistryDesk.work("Broken off"));
    var recording = Sounds.another();
    var target = RegistryDesk.target(job.path("upload_url").asString());
    var half = Arrays.copyOf(recording, recording.length / 2);
    try (var connection = server.client().connect()) {
      connection.writeHead(ApiRequest.of("PUT", target).body("audio/wav", half), recording.length);
      connection.write(half);
    }
    desk.upload(job, recording).expect(200);
    assertTrue(desk.prepare(RegistryDesk.id(job)).expect(200).json().path("is_valid").asBoolean());
  }
}
