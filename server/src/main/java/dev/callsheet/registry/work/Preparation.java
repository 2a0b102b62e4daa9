package dev.callsheet.registry.work;

import dev.callsheet.caller.Caller;
import dev.callsheet.credit.Credits;
import dev.callsheet.id.Ids;
import dev.callsheet.registry.RegistryPlans;
import dev.callsheet.registry.RegistrySettings;
import dev.callsheet.registry.content.Commitments;
import dev.callsheet.registry.record.RegistrationRepository;
import dev.callsheet.registry.record.StoredWork;
import dev.callsheet.registry.record.WorkRepository;
import dev.callsheet.registry.session.SessionRepository;
import dev.callsheet.registry.session.SessionState;
import dev.callsheet.registry.session.StoredSession;
import dev.callsheet.transparency.commitment.WorkFingerprint;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what a registration would be and cost, and holds that price for a while. */
@Singleton
final class Preparation {
  private final SessionRepository sessions;
  private final RegistrationRepository registrations;
  private final WorkRepository works;
  private final LedgerGate gate;
  private final Credits credits;
  private final RegistryPlans plans;
  private final RegistrySettings settings;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  Preparation(
      SessionRepository sessions,
      RegistrationRepository registrations,
      WorkRepository works,
      LedgerGate gate,
      Credits credits,
      RegistryPlans plans,
      RegistrySettings settings,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.sessions = sessions;
    this.registrations = registrations;
    this.works = works;
    this.gate = gate;
    this.credits = credits;
    this.plans = plans;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What came of it. */
  sealed interface Outcome {
    /**
     * The session can be confirmed until it expires.
     *
     * @param version the number that it gets unless another one is confirmed before
     */
    record Prepared(
        StoredSession session,
        String workId,
        int version,
        Price price,
        List<DoubtfulIdentifier> warnings)
        implements Outcome {}

    /** There is no such session whose next step this could be. */
    record NoSession() implements Outcome {}

    /** Another key of the organisation began it. */
    record NotOwner() implements Outcome {}

    /** Its recording has not arrived. */
    record NoRecording() implements Outcome {}

    /** The caller expected another commitment. */
    record OtherCommitment(String commitment) implements Outcome {}

    /** The registration would not succeed. */
    record DryRunFailed(Refusal refusal) implements Outcome {}

    /** The organisation has as many registrations in this month as it may. */
    record QuotaExceeded(long limit, long used, Instant resetsAt) implements Outcome {}

    /** The ledger takes nothing now. */
    record LedgerClosed(Duration retryAfter) implements Outcome {}
  }

  /**
   * Prepares what a session announced.
   *
   * @param versionOf the work of which it is to be another version; null for a new work
   * @param expectedCommitment in hexadecimal; null where the caller does not say
   */
  Outcome prepare(
      Caller caller,
      @Nullable String versionOf,
      String jobId,
      @Nullable String expectedCommitment) {
    var found =
        sessions
            .findById(jobId)
            .filter(
                session -> session.isOpenTo(caller.organizationId(), versionOf, clock.instant()))
            .filter(
                session ->
                    session.state() == SessionState.AWAITED
                        || session.state() == SessionState.UPLOADED);
    if (found.isEmpty()) {
      return new Outcome.NoSession();
    }
    var session = found.get();
    if (!session.apiKeyId().equals(caller.keyId())) {
      return new Outcome.NotOwner();
    }
    if (session.state() == SessionState.AWAITED) {
      return new Outcome.NoRecording();
    }
    return switch (gate.verdict()) {
      case LedgerGate.Verdict.Closed(var retryAfter) -> new Outcome.LedgerClosed(retryAfter);
      case LedgerGate.Verdict.Frozen() -> new Outcome.DryRunFailed(Refusal.frozen());
      case LedgerGate.Verdict.Open() -> prepare(session, expectedCommitment);
    };
  }

  private Outcome prepare(StoredSession session, @Nullable String expectedCommitment) {
    var recording = session.recording();
    var problem = recording.finding().problem();
    if (problem != null) {
      return new Outcome.DryRunFailed(new Refusal(DryRunReason.NOT_AUDIO, problem));
    }
    var content = session.workContent();
    var facts = content.facts(recording.sha256());
    var commitment = Commitments.of(session.scheme(), session.salt(), facts).value().hex();
    if (expectedCommitment != null && !expectedCommitment.equals(commitment)) {
      return new Outcome.OtherCommitment(commitment);
    }
    var registered =
        registrations.registeredAs(session.organizationId(), WorkFingerprint.of(facts).hex());
    if (registered.isPresent()) {
      return new Outcome.DryRunFailed(Refusal.registered(registered.get()));
    }
    var version = nextVersion(session);
    if (version > settings.maxVersions()) {
      return new Outcome.DryRunFailed(Refusal.tooManyVersions(settings.maxVersions()));
    }
    var price = Price.of(recording.sizeBytes());
    var balance = credits.balance(session.organizationId());
    if (balance < price.total()) {
      return new Outcome.DryRunFailed(Refusal.tooPoor(price.total(), balance));
    }
    return transactions.executeWrite(status -> store(session, commitment, version, price));
  }

  private int nextVersion(StoredSession session) {
    return session.versionOf() == null
        ? 1
        : works
                .findByIdAndOrganizationId(session.versionOf(), session.organizationId())
                .map(StoredWork::versions)
                .orElse(0)
            + 1;
  }

  /** What is prepared has its place in the quota, so that what fits in all can be confirmed. */
  private Outcome store(StoredSession session, String commitment, int version, Price price) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var limit = plans.monthlyRegistrations(session.organizationId());
    if (limit.isPresent()) {
      registrations.lockCount(session.organizationId());
      var month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
      var used =
          registrations.countSince(session.organizationId(), begin(month))
              + sessions.prepared(session.organizationId(), now);
      if (used >= limit.getAsLong()) {
        return new Outcome.QuotaExceeded(limit.getAsLong(), used, begin(month.plusMonths(1)));
      }
    }
    var workId = Objects.requireNonNullElseGet(session.versionOf(), () -> Ids.next("wrk"));
    var prepared =
        sessions.prepare(
            session.id(),
            workId,
            commitment,
            price.total(),
            now.plus(settings.quoteLifetime()),
            now);
    return prepared == 0
        ? new Outcome.NoSession()
        : new Outcome.Prepared(
            sessions.findById(session.id()).orElseThrow(),
            workId,
            version,
            price,
            DoubtfulIdentifier.of(session.workContent()));
  }

  private static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
