package dev.callsheet.registry.work;

import dev.callsheet.caller.Caller;
import dev.callsheet.credit.Credits;
import dev.callsheet.id.Ids;
import dev.callsheet.ledger.Ledger;
import dev.callsheet.registry.RegistrySettings;
import dev.callsheet.registry.record.RegistrationRepository;
import dev.callsheet.registry.record.StoredRegistration;
import dev.callsheet.registry.record.StoredWork;
import dev.callsheet.registry.record.WorkRepository;
import dev.callsheet.registry.session.Recordings;
import dev.callsheet.registry.session.SessionRepository;
import dev.callsheet.registry.session.SessionState;
import dev.callsheet.registry.session.StoredSession;
import dev.callsheet.registry.transaction.TransactionEndings;
import dev.callsheet.transparency.commitment.WorkFingerprint;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns what is prepared into a registration: takes the session, the charge and a place in the
 * queue of the ledger in one transaction, or nothing of it.
 */
@Singleton
final class Confirmation {
  private final SessionRepository sessions;
  private final RegistrationRepository registrations;
  private final WorkRepository works;
  private final Recordings recordings;
  private final LedgerGate gate;
  private final Ledger ledger;
  private final TransactionEndings endings;
  private final Credits credits;
  private final RegistrySettings settings;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  Confirmation(
      SessionRepository sessions,
      RegistrationRepository registrations,
      WorkRepository works,
      Recordings recordings,
      LedgerGate gate,
      Ledger ledger,
      TransactionEndings endings,
      Credits credits,
      RegistrySettings settings,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.sessions = sessions;
    this.registrations = registrations;
    this.works = works;
    this.recordings = recordings;
    this.gate = gate;
    this.ledger = ledger;
    this.endings = endings;
    this.credits = credits;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What came of it. */
  sealed interface Outcome {
    /** The registration is on its way. */
    record Confirmed(StoredRegistration registration) implements Outcome {}

    /** There is nothing prepared that this could confirm. */
    record NotPrepared() implements Outcome {}

    /** Another key of the organisation prepared it. */
    record NotOwner() implements Outcome {}

    /** The recording is not what it was when its commitment was made. */
    record Changed() implements Outcome {}

    /** The registration would not succeed. */
    record DryRunFailed(Refusal refusal) implements Outcome {}

    /** The balance fell below the charge since it was quoted. */
    record TooPoor(long charge, long balance) implements Outcome {}

    /** The ledger takes nothing now. */
    record LedgerClosed(Duration retryAfter) implements Outcome {}
  }

  /**
   * Confirms what a session prepared; of many that do one succeeds.
   *
   * @param versionOf the work of which it is to be another version; null for a new work
   */
  Outcome confirm(Caller caller, @Nullable String versionOf, String jobId) {
    var begun = now();
    var found = sessions.findById(jobId).filter(each -> isPrepared(each, caller, versionOf));
    if (found.isEmpty()) {
      return new Outcome.NotPrepared();
    }
    var session = found.get();
    if (!session.apiKeyId().equals(caller.keyId())) {
      return new Outcome.NotOwner();
    }
    return switch (gate.verdict()) {
      case LedgerGate.Verdict.Closed(var retryAfter) -> new Outcome.LedgerClosed(retryAfter);
      case LedgerGate.Verdict.Frozen() -> new Outcome.DryRunFailed(Refusal.frozen());
      case LedgerGate.Verdict.Open() -> confirm(caller, session, begun);
    };
  }

  private Outcome confirm(Caller caller, StoredSession session, Instant begun) {
    if (!recordings.isUnchanged(session.recording())) {
      return new Outcome.Changed();
    }
    var validated = now();
    return transactions.executeWrite(status -> take(caller, session.id(), begun, validated));
  }

  private boolean isPrepared(StoredSession session, Caller caller, @Nullable String versionOf) {
    return session.isOpenTo(caller.organizationId(), versionOf, clock.instant())
        && session.state() == SessionState.PREPARED;
  }

  /** Whatever is refused here leaves the session as it was. */
  private Outcome take(Caller caller, String sessionId, Instant begun, Instant validated) {
    var locked =
        sessions
            .lock(sessionId)
            .filter(session -> isPrepared(session, caller, session.versionOf()));
    if (locked.isEmpty()) {
      return new Outcome.NotPrepared();
    }
    var session = locked.get();
    var version = nextVersion(session);
    if (version.isEmpty()) {
      return new Outcome.DryRunFailed(Refusal.tooManyVersions(settings.maxVersions()));
    }
    var id = Ids.next("txn");
    if (version.get() == 1) {
      works.save(
          new StoredWork(
              Objects.requireNonNull(session.workId()), session.organizationId(), null, 1, begun));
    }
    if (!insert(session, id, version.get(), begun, validated)) {
      takeBack(session, version.get());
      return new Outcome.DryRunFailed(Refusal.registered(registeredAs(session)));
    }
    var charge = Objects.requireNonNull(session.charge());
    if (!credits.charge(session.organizationId(), charge, id)) {
      registrations.deleteById(id);
      takeBack(session, version.get());
      return new Outcome.TooPoor(charge, credits.balance(session.organizationId()));
    }
    if (version.get() > 1) {
      works.advance(Objects.requireNonNull(session.workId()), version.get());
    }
    sessions.confirm(session.id(), now());
    var registration = registrations.findById(id).orElseThrow();
    ledger.submit(id, endings, Entries.of(registration).bytes());
    return new Outcome.Confirmed(registration);
  }

  /** The number of the version that a session makes; empty where a work has all that it may. */
  private Optional<Integer> nextVersion(StoredSession session) {
    return session.versionOf() == null
        ? Optional.of(1)
        : works
            .lock(session.versionOf(), session.organizationId())
            .map(work -> work.versions() + 1)
            .filter(version -> version <= settings.maxVersions());
  }

  private static String fingerprint(StoredSession session) {
    return WorkFingerprint.of(session.workContent().facts(session.recording().sha256())).hex();
  }

  private @Nullable String registeredAs(StoredSession session) {
    return registrations.registeredAs(session.organizationId(), fingerprint(session)).orElse(null);
  }

  private void takeBack(StoredSession session, int version) {
    if (version == 1) {
      works.deleteById(Objects.requireNonNull(session.workId()));
    }
  }

  private boolean insert(
      StoredSession session, String id, int version, Instant begun, Instant validated) {
    var recording = session.recording();
    return registrations.insert(
            id,
            session.organizationId(),
            session.apiKeyId(),
            Objects.requireNonNull(session.workId()),
            version,
            session.content(),
            session.filename(),
            session.workContent().externalRef(),
            recording.sha256(),
            recording.sizeBytes(),
            recording.finding().durationMs(),
            recording.finding().codec(),
            session.scheme(),
            session.salt(),
            Objects.requireNonNull(session.commitment()),
            fingerprint(session),
            Objects.requireNonNull(session.charge()),
            begun,
            validated,
            now())
        > 0;
  }

  /** PostgreSQL keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
