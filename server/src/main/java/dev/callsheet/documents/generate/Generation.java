package dev.callsheet.documents.generate;

import dev.callsheet.caller.Caller;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.documents.DocumentFormat;
import dev.callsheet.documents.DocumentsModels;
import dev.callsheet.documents.DocumentsPlans;
import dev.callsheet.documents.DocumentsSettings;
import dev.callsheet.documents.content.Attachments;
import dev.callsheet.documents.content.DocumentSpec;
import dev.callsheet.documents.content.Verdicts;
import dev.callsheet.documents.work.RunCredits;
import dev.callsheet.documents.work.RunPhase;
import dev.callsheet.documents.work.RunRepository;
import dev.callsheet.documents.work.RunState;
import dev.callsheet.documents.work.StoredRun;
import dev.callsheet.id.Ids;
import dev.callsheet.job.Jobs;
import dev.callsheet.maintenance.Maintenance;
import dev.callsheet.secret.Sha256;
import dev.callsheet.storage.StorageException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Begins runs: checks what can be checked, reserves the charge and queues the work. */
@Singleton
final class Generation {
  private final RunRepository runs;
  private final RunCredits credits;
  private final Attachments attachments;
  private final Verdicts verdicts;
  private final DocumentsPlans plans;
  private final Maintenance maintenance;
  private final DocumentsSettings settings;
  private final Jobs jobs;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  Generation(
      RunRepository runs,
      RunCredits credits,
      Attachments attachments,
      Verdicts verdicts,
      DocumentsPlans plans,
      Maintenance maintenance,
      DocumentsSettings settings,
      Jobs jobs,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.runs = runs;
    this.credits = credits;
    this.attachments = attachments;
    this.verdicts = verdicts;
    this.plans = plans;
    this.maintenance = maintenance;
    this.settings = settings;
    this.jobs = jobs;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What is to be made.
   *
   * @param metadata told back as it is; null for none
   * @param webhookId a webhook that is told besides; null for none
   * @param key by which the same request is known when it is sent again; null for none
   * @param patience how long the caller waits for the end; null for not at all
   */
  record Order(
      DocumentFormat format,
      DocumentSpec spec,
      @Nullable Map<String, String> metadata,
      @Nullable String webhookId,
      @Nullable String key,
      @Nullable Duration patience) {
    /** What two requests with the same key must have in common. */
    private String fingerprint() {
      return Sha256.hex(
          JsonColumn.write(
              List.of(format, spec, metadata == null ? Map.of() : new TreeMap<>(metadata))));
    }

    private @Nullable String keySha256(Caller caller) {
      return key == null
          ? null
          : Sha256.hex(
              String.join(
                  "\n",
                  caller.organizationId(),
                  Boolean.toString(DocumentsModels.isTest(caller)),
                  format.name(),
                  key));
    }
  }

  /** What came of an order. */
  sealed interface Beginning {
    /** A run was begun. */
    record Begun(StoredRun run) implements Beginning {}

    /** The run that the same request began before. */
    record Known(StoredRun run) implements Beginning {}

    /** Another synchronous request waits for that run. */
    record Awaited(StoredRun run) implements Beginning {}

    /** The key was used with another request. */
    record KeyReused(StoredRun run) implements Beginning {}

    /** An id that is nobody's, or another organisation's. */
    record UnknownInput(String id) implements Beginning {}

    /** An id of something that was deleted. */
    record GoneInput(String id) implements Beginning {}

    /** The balance is below the charge. */
    record NoCredits(long charge, long balance) implements Beginning {}

    /** The outline names what is not there. */
    record Incomplete(String reason) implements Beginning {}

    /** An attached text cannot be read now. */
    record StorageFailed(StorageException cause) implements Beginning {}

    /** The key has as many unfinished runs as it may have. */
    record TooMany(int most) implements Beginning {}

    /** No runs are begun for now. */
    record UnderMaintenance() implements Beginning {}

    /**
     * As many requests wait for the ends of runs as may.
     *
     * @param run the one that the same request began before; null where there is none
     */
    record NoPlace(@Nullable StoredRun run) implements Beginning {}
  }

  /**
   * Begins a run, or finds the one that the same request began.
   *
   * @param place taken if the request is to wait for a run that is not finished
   */
  Beginning begin(Caller caller, Order order, Places.Place place) {
    var known = known(caller, order, place);
    if (known.isPresent()) {
      return known.get();
    }
    return switch (attachments.find(caller.organizationId(), order.spec())) {
      case Attachments.Finding.Unknown(var id) -> new Beginning.UnknownInput(id);
      case Attachments.Finding.Gone(var id) -> new Beginning.GoneInput(id);
      case Attachments.Finding.AllThere(var found) -> begin(caller, order, found, place);
    };
  }

  private Beginning begin(Caller caller, Order order, Attachments.Found found, Places.Place place) {
    var charge = order.format().charge(found.bytes(order.spec()));
    var test = DocumentsModels.isTest(caller);
    var balance = credits.balance(caller.organizationId(), test);
    if (balance < charge) {
      return new Beginning.NoCredits(charge, balance);
    }
    String missing;
    try {
      missing = verdicts.of(order.format(), order.spec(), found).reason();
    } catch (StorageException failure) {
      return new Beginning.StorageFailed(failure);
    }
    if (missing != null) {
      return new Beginning.Incomplete(missing);
    }
    var most = plans.concurrentRuns(caller.organizationId());
    if (runs.unfinished(caller.keyId()) >= most) {
      return new Beginning.TooMany(most);
    }
    if (maintenance.isOn()) {
      return new Beginning.UnderMaintenance();
    }
    if (order.patience() != null && !place.take()) {
      return new Beginning.NoPlace(null);
    }
    return transactions.executeWrite(status -> store(caller, order, charge, test, most, place));
  }

  /** All that was checked before and that another request may have changed is checked again. */
  private Beginning store(
      Caller caller, Order order, long charge, boolean test, int most, Places.Place place) {
    var keySha256 = order.keySha256(caller);
    if (keySha256 != null) {
      runs.lockStarts(keySha256);
      var known = known(caller, order, place);
      if (known.isPresent()) {
        return known.get();
      }
    }
    if (!attachments.hold(caller.organizationId(), order.spec())) {
      return new Beginning.GoneInput("A file or image");
    }
    runs.lockStarts(caller.keyId());
    if (runs.unfinished(caller.keyId()) >= most) {
      return new Beginning.TooMany(most);
    }
    var now = clock.instant();
    var run =
        new StoredRun(
            Ids.next("run"),
            Ids.next("task"),
            caller.organizationId(),
            caller.keyId(),
            test,
            order.format(),
            RunState.QUEUED,
            RunPhase.PREFLIGHT,
            0,
            JsonColumn.write(order.spec()),
            order.spec().title(),
            null,
            charge,
            0,
            "[]",
            order.metadata() == null ? null : JsonColumn.write(order.metadata()),
            null,
            null,
            null,
            null,
            null,
            null,
            order.webhookId(),
            keySha256,
            keySha256 == null ? null : order.fingerprint(),
            order.patience() == null ? null : now.plus(order.patience()),
            now,
            now,
            null,
            now.plus(settings.lifetime()),
            null);
    if (!credits.reserve(run)) {
      // Nothing was changed so far.
      return new Beginning.NoCredits(charge, credits.balance(caller.organizationId(), test));
    }
    runs.save(run);
    order.spec().files().forEach(file -> runs.need(run.id(), file));
    order.spec().allImages().forEach(image -> runs.need(run.id(), image));
    jobs.schedule(MakeDocument.NAME, run.id(), run.id());
    return new Beginning.Begun(run);
  }

  private Optional<Beginning> known(Caller caller, Order order, Places.Place place) {
    var keySha256 = order.keySha256(caller);
    if (keySha256 == null) {
      return Optional.empty();
    }
    return runs.findByKey(keySha256).map(run -> known(order, run, place));
  }

  private Beginning known(Order order, StoredRun run, Places.Place place) {
    if (!order.fingerprint().equals(run.requestSha256())) {
      return new Beginning.KeyReused(run);
    }
    if (order.patience() == null || run.status().isTerminal()) {
      return new Beginning.Known(run);
    }
    if (!place.take()) {
      return new Beginning.NoPlace(run);
    }
    var now = clock.instant();
    return runs.await(run.id(), now.plus(order.patience()), now) == 0
        ? new Beginning.Awaited(run)
        : new Beginning.Known(run);
  }
}
