package dev.callsheet.documents.work;

import dev.callsheet.database.JsonColumn;
import dev.callsheet.documents.DocumentsFamily;
import dev.callsheet.documents.DocumentsSettings;
import dev.callsheet.kernel.request.LongPoll;
import dev.callsheet.office.warning.Warning;
import dev.callsheet.storage.NewBlobs;
import dev.callsheet.webhook.Webhooks;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How runs end: each end changes the state, moves credits, lets the inputs go and tells the
 * webhooks in one transaction, and does nothing to a run that has ended.
 */
@Singleton
public final class RunEndings {
  private final RunRepository runs;
  private final RunCredits credits;
  private final Webhooks webhooks;
  private final NewBlobs newBlobs;
  private final LongPoll longPoll;
  private final DocumentsSettings settings;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  RunEndings(
      RunRepository runs,
      RunCredits credits,
      Webhooks webhooks,
      NewBlobs newBlobs,
      LongPoll longPoll,
      DocumentsSettings settings,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.runs = runs;
    this.credits = credits;
    this.webhooks = webhooks;
    this.newBlobs = newBlobs;
    this.longPoll = longPoll;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The file that a run has made.
   *
   * @param blobKey where it was put, and is nobody's yet
   * @param parts how many sheets or slides it has; null for a text
   */
  public record MadeFile(
      @Nullable String title,
      String fileName,
      @Nullable Integer parts,
      String blobKey,
      long sizeBytes,
      String sha256,
      List<Warning> warnings) {}

  /** Ends a run with its file, which is paid for; returns whether it did. */
  public boolean complete(StoredRun run, MadeFile file) {
    var now = clock.instant();
    return end(
        run,
        () ->
            runs.complete(
                run.id(),
                file.title(),
                file.fileName(),
                file.parts(),
                file.blobKey(),
                file.sizeBytes(),
                file.sha256(),
                JsonColumn.write(file.warnings()),
                run.charge(),
                now,
                expiry(now)),
        () -> {
          credits.settle(run);
          newBlobs.adopt(file.blobKey());
        },
        DocumentsFamily.RUN_COMPLETED);
  }

  /** Ends a run without a file, and gives its credits back; returns whether it did. */
  public boolean fail(StoredRun run, RunFailure failure) {
    var now = clock.instant();
    return end(
        run,
        () -> runs.fail(run.id(), failure.code(), failure.message(), now, expiry(now)),
        () -> credits.release(run),
        DocumentsFamily.RUN_FAILED);
  }

  /** Ends a run that nobody wants any more, and gives its credits back; returns whether it did. */
  public boolean cancel(StoredRun run) {
    var now = clock.instant();
    return end(
        run, () -> runs.cancel(run.id(), now, expiry(now)), () -> credits.release(run), null);
  }

  /**
   * Ends a run that waits too long for its turn, and gives its credits back; so, whether it did.
   */
  public boolean expire(StoredRun run) {
    var now = clock.instant();
    return end(
        run, () -> runs.expire(run.id(), now, expiry(now)), () -> credits.release(run), null);
  }

  private boolean end(
      StoredRun run, LongSupplier change, Runnable payment, @Nullable String event) {
    var ended =
        transactions.executeWrite(
            status -> {
              if (change.getAsLong() == 0) {
                return false;
              }
              payment.run();
              runs.needNothing(run.id());
              if (event != null) {
                publish(run.id(), event);
              }
              return true;
            });
    longPoll.changed(run.id());
    return ended;
  }

  private void publish(String runId, String event) {
    var run = runs.findById(runId).orElseThrow();
    webhooks.publish(
        run.organizationId(), DocumentsFamily.NAME, event, RunModels.run(run), run.webhookId());
  }

  private Instant expiry(Instant now) {
    return now.plus(settings.lifetime());
  }
}
