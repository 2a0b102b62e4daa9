package dev.callsheet.registry.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.caller.Caller;
import dev.callsheet.credit.Credits;
import dev.callsheet.ledger.LedgerAdministration;
import dev.callsheet.plan.Plans;
import dev.callsheet.registry.RegistryNode;
import dev.callsheet.registry.Wave;
import dev.callsheet.registry.content.Creator;
import dev.callsheet.registry.content.WorkContent;
import dev.callsheet.registry.record.RegistrationState;
import dev.callsheet.registry.record.StoredRegistration;
import dev.callsheet.registry.session.SessionState;
import dev.callsheet.registry.session.StoredSession;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.transparency.certificate.CertificateCheck;
import dev.callsheet.transparency.certificate.CertificateVerifier;
import dev.callsheet.transparency.commitment.CreatorRole;
import dev.callsheet.transparency.commitment.FieldId;
import dev.callsheet.transparency.note.VerifierKey;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registrations from their recording to the ledger, whoever does what at the same time. */
final class RegistrationsTest {
  private static final long FEE = 6;

  @TempDir Path home;
  private RegistryNode node;

  @BeforeEach
  void start() {
    node =
        new RegistryNode(
            home,
            Map.of(
                "callsheet.registry.max-versions", 3, "callsheet.registry.free-registrations", 9));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void aRegistrationIsPaidForAtItsConfirmAndDoneWhenTheLedgerHasIt() {
    var session = node.uploaded(node.caller, "Evening", Wave.of(440));
    var prepared = prepared(node.caller, session);
    assertEquals(new Price(5, 1), prepared.price());
    assertEquals(RegistryNode.CREDITS, node.balance());

    var registration = confirmed(node.caller, session);

    assertEquals(RegistrationState.SEALING, registration.state());
    assertEquals(prepared.workId(), registration.workId());
    assertEquals(prepared.session().commitment(), registration.commitment());
    assertEquals(1_000, registration.durationMs());
    assertEquals("pcm_s16le", registration.codec());
    assertEquals(RegistryNode.CREDITS - FEE, node.balance());
    assertTrue(works().find(node.organization, registration.workId()).isEmpty());

    node.seal();

    var completed = node.registration(registration.id());
    assertEquals(RegistrationState.COMPLETED, completed.state());
    var work = works().find(node.organization, registration.workId()).orElseThrow();
    assertEquals(List.of(completed), work.versions());
    assertEquals(RegistryNode.CREDITS - FEE, node.balance());
  }

  @Test
  void ofFiftyConfirmsOfOneJobOneSucceeds() throws Exception {
    var session = node.uploaded(node.caller, "Evening", Wave.of(440));
    prepared(node.caller, session);

    var outcomes = RegistryNode.atOnce(50, () -> confirm(node.caller, session));

    assertEquals(1, count(outcomes, Confirmation.Outcome.Confirmed.class));
    assertEquals(49, count(outcomes, Confirmation.Outcome.NotPrepared.class));
    assertEquals(RegistryNode.CREDITS - FEE, node.balance());
  }

  @Test
  void ofEqualWorksThatAreConfirmedAtOnceOneIsRegistered() throws Exception {
    var calls = new ArrayList<Callable<Confirmation.Outcome>>();
    for (var number = 0; number < 8; number++) {
      var session = node.uploaded(node.caller, "Evening", Wave.of(440));
      prepared(node.caller, session);
      calls.add(() -> confirm(node.caller, session));
    }

    var outcomes = RegistryNode.atOnce(calls);

    assertEquals(1, count(outcomes, Confirmation.Outcome.Confirmed.class));
    assertEquals(7, count(outcomes, Confirmation.Outcome.DryRunFailed.class));
    assertEquals(RegistryNode.CREDITS - FEE, node.balance());
    node.seal();
    assertEquals(1, works().list(node.organization, null, null, 100, null).items().size());
  }

  @Test
  void whatIsRegisteredIsNotRegisteredAgainUnlessSomethingOfItIsDifferent() {
    var first = registered("Evening", 440);

    var same = node.uploaded(node.caller, "Evening", Wave.of(440));
    assertEquals(
        new Preparation.Outcome.DryRunFailed(Refusal.registered(first.workId())),
        prepare(node.caller, same, null));
    prepared(node.caller, node.uploaded(node.caller, "Morning", Wave.of(440)));
    prepared(node.caller, node.uploaded(node.caller, "Evening", Wave.of(441)));
    var stranger = node.key(node.organization());
    prepared(stranger, node.uploaded(stranger, "Evening", Wave.of(440)));
  }

  @Test
  void aFreeOrganizationHasSoManyRegistrationsInAMonthHoweverManyItPreparesAtOnce()
      throws Exception {
    var calls = new ArrayList<Callable<Preparation.Outcome>>();
    for (var number = 0; number < 12; number++) {
      var session = node.uploaded(node.caller, "Evening " + number, Wave.of(440 + number));
      calls.add(() -> prepare(node.caller, session, null));
    }

    var outcomes = RegistryNode.atOnce(calls);

    assertEquals(9, count(outcomes, Preparation.Outcome.Prepared.class));
    assertEquals(3, count(outcomes, Preparation.Outcome.QuotaExceeded.class));
    var exceeded =
        outcomes.stream()
            .filter(Preparation.Outcome.QuotaExceeded.class::isInstance)
            .map(Preparation.Outcome.QuotaExceeded.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals(9, exceeded.limit());
    assertEquals(9, exceeded.used());
    assertTrue(exceeded.resetsAt().isAfter(node.clock.instant()));

    // What was prepared and not confirmed gives its place back.
    node.clock.advance(Duration.ofMinutes(6));
    prepared(node.caller, node.uploaded(node.caller, "Morning", Wave.of(600)));

    node.bean(Plans.class).setTier(node.organization, List.of(node.family()), "pro");
    for (var number = 0; number < 10; number++) {
      prepared(node.caller, node.uploaded(node.caller, "Night " + number, Wave.of(700 + number)));
    }
  }

  @Test
  void aQuoteIsGoodForFiveMinutes() {
    var session = node.uploaded(node.caller, "Evening", Wave.of(440));
    prepared(node.caller, session);
    node.clock.advance(Duration.ofMinutes(5));

    assertEquals(new Confirmation.Outcome.NotPrepared(), confirm(node.caller, session));
    assertEquals(RegistryNode.CREDITS, node.balance());
  }

  @Test
  void aJobIsItsKeysAloneAndNobodyElsesOrganizationKnowsOfIt() {
    var session = node.uploaded(node.caller, "Evening", Wave.of(440));
    var colleague = node.key(node.organization);
    var stranger = node.key(node.organization());

    assertEquals(new Preparation.Outcome.NotOwner(), prepare(colleague, session, null));
    assertEquals(new Preparation.Outcome.NoSession(), prepare(stranger, session, null));
    assertEquals(new Confirmation.Outcome.NotPrepared(), confirm(node.caller, session));

    prepared(node.caller, session);

    assertEquals(new Preparation.Outcome.NoSession(), prepare(node.caller, session, null));
    assertEquals(new Confirmation.Outcome.NotOwner(), confirm(colleague, session));
    assertEquals(new Confirmation.Outcome.NotPrepared(), confirm(stranger, session));
    confirmed(node.caller, session);
    assertEquals(new Confirmation.Outcome.NotPrepared(), confirm(colleague, session));
  }

  @Test
  void aRecordingThatHasNotArrivedIsNoSessionThatIsGone() {
    var announced = node.announce(node.caller, "Evening", null);

    assertEquals(
        new Preparation.Outcome.NoRecording(), prepare(node.caller, announced.session(), null));
    node.clock.advance(Duration.ofMinutes(10));
    assertEquals(
        new Preparation.Outcome.NoSession(), prepare(node.caller, announced.session(), null));
  }

  @Test
  void anotherCommitmentThanTheExpectedOneIsToldAndTheJobIsStillThere() {
    var session = node.uploaded(node.caller, "Evening", Wave.of(440));

    var differing =
        assertInstanceOf(
            Preparation.Outcome.OtherCommitment.class,
            prepare(node.caller, session, "00".repeat(32)));

    var again = prepare(node.caller, session, differing.commitment());
    assertInstanceOf(Preparation.Outcome.Prepared.class, again);
  }

  @Test
  void aRecordingThatWasChangedAfterItsPrepareIsNotRegistered() throws Exception {
    var session = node.uploaded(node.caller, "Evening", Wave.of(440));
    prepared(node.caller, session);
    var blobs = node.bean(BlobStore.class);
    var key = session.recording().blobKey();
    var other = Wave.of(440);
    other[100] ^= 1;

    blobs.put(key, new ByteArrayInputStream(other));
    assertEquals(new Confirmation.Outcome.Changed(), confirm(node.caller, session));
    blobs.put(key, new ByteArrayInputStream(new byte[10]));
    assertEquals(new Confirmation.Outcome.Changed(), confirm(node.caller, session));
    blobs.delete(key);
    assertEquals(new Confirmation.Outcome.Changed(), confirm(node.caller, session));
    blobs.put(key, new ByteArrayInputStream(Wave.of(440)));
    confirmed(node.caller, session);
    assertEquals(RegistryNode.CREDITS - FEE, node.balance());
  }

  @Test
  void whatIsNoAudioIsToldAtThePrepare() {
    var text =
        node.uploaded(node.caller, "Text", "This is no music.".getBytes(StandardCharsets.UTF_8));

    var failed =
        assertInstanceOf(Preparation.Outcome.DryRunFailed.class, prepare(node.caller, text, null));

    assertEquals(DryRunReason.NOT_AUDIO, failed.refusal().reason());
  }

  @Test
  void aBalanceThatDoesNotSufficeIsToldAtThePrepareAndOneThatFellAtTheConfirm() {
    var session = node.uploaded(node.caller, "Evening", Wave.of(440));
    prepared(node.caller, session);
    var credits = node.bean(Credits.class);
    assertTrue(credits.charge(node.organization, RegistryNode.CREDITS - 5, "spent"));

    assertEquals(new Confirmation.Outcome.TooPoor(6, 5), confirm(node.caller, session));

    var other = node.uploaded(node.caller, "Morning", Wave.of(441));
    assertEquals(
        new Preparation.Outcome.DryRunFailed(Refusal.tooPoor(6, 5)),
        prepare(node.caller, other, null));
    credits.grant(node.organization, 1, "found");
    confirmed(node.caller, session);
    assertEquals(0, node.balance());
  }

  @Test
  void aWorkHasSoManyVersions() throws Exception {
    var work = registered("Evening", 440).workId();
    var calls = new ArrayList<Callable<Confirmation.Outcome>>();
    for (var number = 0; number < 4; number++) {
      var session = node.uploaded(node.caller, "Evening", Wave.of(500 + number), work);
      assertInstanceOf(Preparation.Outcome.NoSession.class, prepare(node.caller, session, null));
      assertInstanceOf(
          Preparation.Outcome.Prepared.class,
          preparation().prepare(node.caller, work, session.id(), null));
      calls.add(() -> confirmation().confirm(node.caller, work, session.id()));
    }

    var outcomes = RegistryNode.atOnce(calls);

    assertEquals(2, count(outcomes, Confirmation.Outcome.Confirmed.class));
    assertEquals(
        2,
        outcomes.stream()
            .filter(new Confirmation.Outcome.DryRunFailed(Refusal.tooManyVersions(3))::equals)
            .count());
    node.seal();
    var versions = works().find(node.organization, work).orElseThrow().versions();
    assertEquals(List.of(3, 2, 1), versions.stream().map(StoredRegistration::version).toList());
    var late = node.uploaded(node.caller, "Evening", Wave.of(900), work);
    assertEquals(
        new Preparation.Outcome.DryRunFailed(Refusal.tooManyVersions(3)),
        preparation().prepare(node.caller, work, late.id(), null));
  }

  @Test
  void whatTheLedgerGivesUpIsPaidBackOnceAndCanBeRegisteredAgain() {
    var session = node.uploaded(node.caller, "Evening", Wave.of(440));
    prepared(node.caller, session);
    var registration = confirmed(node.caller, session);
    node.spoilWhatWaits();

    node.seal();

    var failed = node.registration(registration.id());
    assertEquals(RegistrationState.FAILED, failed.state());
    assertEquals(RegistryNode.CREDITS, node.balance());
    assertTrue(works().find(node.organization, registration.workId()).isEmpty());
    assertNotEquals(registration.workId(), registered("Evening", 440).workId());
    assertEquals(RegistryNode.CREDITS - FEE, node.balance());
  }

  @Test
  void aFrozenLedgerTakesNothingAndAPausedOneLater() {
    var ledger = node.bean(LedgerAdministration.class);
    var session = node.uploaded(node.caller, "Evening", Wave.of(440));
    var other = node.uploaded(node.caller, "Morning", Wave.of(441));
    prepared(node.caller, session);

    ledger.freeze("It is looked into.");
    assertEquals(
        new Preparation.Outcome.DryRunFailed(Refusal.frozen()), prepare(node.caller, other, null));
    assertEquals(
        new Confirmation.Outcome.DryRunFailed(Refusal.frozen()), confirm(node.caller, session));
    ledger.unfreeze();
    ledger.pause();
    assertInstanceOf(Preparation.Outcome.LedgerClosed.class, prepare(node.caller, other, null));
    assertInstanceOf(Confirmation.Outcome.LedgerClosed.class, confirm(node.caller, session));
    ledger.resume();

    confirmed(node.caller, session);
    assertEquals(RegistryNode.CREDITS - FEE, node.balance());
  }

  @Test
  void whatAnOperatorDiscardsIsPaidBack() {
    var session = node.uploaded(node.caller, "Evening", Wave.of(440));
    prepared(node.caller, session);
    var registration = confirmed(node.caller, session);

    assertEquals(1, node.bean(LedgerAdministration.class).discard());

    assertEquals(RegistrationState.FAILED, node.registration(registration.id()).state());
    assertEquals(RegistryNode.CREDITS, node.balance());
  }

  @Test
  void aCertificateProvesTheRecordingWithoutTheServerAndNoOther() throws Exception {
    var registration = registered("Evening", 440);
    registered("Morning", 441);

    var issued = node.bean(Certificates.class).of(registration);

    var text = issued.certificate().toString();
    var verifier = new CertificateVerifier(List.of(VerifierKey.parse(issued.vkey())));
    var valid =
        assertInstanceOf(
            CertificateCheck.Valid.class,
            verifier.verify(text, new ByteArrayInputStream(Wave.of(440))));
    assertEquals(registration.id(), valid.entry().transactionId());
    assertEquals(Optional.of("Evening"), valid.fields().get(FieldId.TITLE));
    assertInstanceOf(
        CertificateCheck.Invalid.class,
        verifier.verify(text, new ByteArrayInputStream(Wave.of(441))));
    assertEquals(text, node.bean(Certificates.class).of(registration).certificate().toString());
  }

  @Test
  void doubtfulIdentifiersAreWarningsAlone() {
    var creator =
        new Creator(
            "Ada Example",
            List.of(CreatorRole.COMPOSER),
            "00014107339",
            "0000000121032684",
            null,
            null);
    var content = new WorkContent("Evening", List.of(creator), "T-034.524.680-2", null, null);

    assertEquals(
        List.of("iswc", "creators[0].ipi", "creators[0].isni"),
        DoubtfulIdentifier.of(content).stream().map(DoubtfulIdentifier::field).toList());
    assertEquals(List.of(), DoubtfulIdentifier.of(RegistryNode.content("Evening")));
  }

  @Test
  void sharesAreWholeOrAbsentAndTextsCanBeStored() {
    assertEquals(
        new Starts.Outcome.Invalid("creators", "have shares that must be 10000 in all, not 9999"),
        start(content("Evening", 5_000, 4_999)));
    assertEquals(
        new Starts.Outcome.Invalid(
            "creators", "have shares that must be there for all creators or for none"),
        start(content("Evening", 10_000, null)));
    assertInstanceOf(Starts.Outcome.Started.class, start(content("Evening", 9_999, 1)));
    assertInstanceOf(
        Starts.Outcome.Started.class, start(content("Evening \ud83c\udfb5", null, null)));
    assertInstanceOf(Starts.Outcome.Invalid.class, start(content("Evening \ud83c", null, null)));
    assertInstanceOf(Starts.Outcome.Invalid.class, start(content("Evening \0", null, null)));
  }

  private static WorkContent content(
      String title, @Nullable Integer first, @Nullable Integer second) {
    return new WorkContent(
        title,
        List.of(
            new Creator("Ada", List.of(CreatorRole.AUTHOR), null, null, null, first),
            new Creator("Grace", List.of(CreatorRole.COMPOSER), null, null, null, second)),
        null,
        null,
        null);
  }

  private Starts.Outcome start(WorkContent content) {
    return node.bean(Starts.class).start(node.caller, null, content, "song.wav", null, null);
  }

  @Test
  void recordingsAreDeletedOnceTheyAreRegisteredOrTooOld() throws Exception {
    var blobs = node.bean(BlobStore.class);
    var session = node.uploaded(node.caller, "Evening", Wave.of(440));
    prepared(node.caller, session);
    confirmed(node.caller, session);
    var old = node.uploaded(node.caller, "Morning", Wave.of(441));
    node.clock.advance(Duration.ofMinutes(11));
    var young = node.uploaded(node.caller, "Night", Wave.of(442));
    node.node().withWorkers();

    node.node().recurring("registry-session-cleanup").run();

    assertEquals(SessionState.UPLOADED, node.session(young.id()).state());
    assertTrue(blobs.exists(young.recording().blobKey()));
    awaitGone(session.recording().blobKey());
    awaitGone(old.recording().blobKey());
  }

  private void awaitGone(String blobKey) throws InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (node.bean(BlobStore.class).exists(blobKey)) {
      assertTrue(System.nanoTime() < deadline, blobKey + " is still there after 20 s");
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private Works works() {
    return node.bean(Works.class);
  }

  private Preparation preparation() {
    return node.bean(Preparation.class);
  }

  private Confirmation confirmation() {
    return node.bean(Confirmation.class);
  }

  private Preparation.Outcome prepare(
      Caller key, StoredSession session, @Nullable String expectedCommitment) {
    return preparation().prepare(key, null, session.id(), expectedCommitment);
  }

  private Preparation.Outcome.Prepared prepared(Caller key, StoredSession session) {
    return assertInstanceOf(Preparation.Outcome.Prepared.class, prepare(key, session, null));
  }

  private Confirmation.Outcome confirm(Caller key, StoredSession session) {
    return confirmation().confirm(key, null, session.id());
  }

  private StoredRegistration confirmed(Caller key, StoredSession session) {
    return assertInstanceOf(Confirmation.Outcome.Confirmed.class, confirm(key, session))
        .registration();
  }

  /** A registration that the ledger has. */
  private StoredRegistration registered(String title, int hertz) {
    var session = node.uploaded(node.caller, title, Wave.of(hertz));
    prepared(node.caller, session);
    var registration = confirmed(node.caller, session);
    node.seal();
    return node.registration(registration.id());
  }

  private static long count(List<?> outcomes, Class<?> type) {
    return outcomes.stream().filter(type::isInstance).count();
  }
}
