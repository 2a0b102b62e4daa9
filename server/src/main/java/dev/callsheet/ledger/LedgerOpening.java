package dev.callsheet.ledger;

import dev.callsheet.database.StartFailure;
import dev.callsheet.job.Role;
import dev.callsheet.transparency.entry.LedgerEntry;
import dev.callsheet.transparency.merkle.TreeHash;
import dev.callsheet.transparency.note.Checkpoint;
import dev.callsheet.transparency.note.NoteSigner;
import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that there is a log and that this node's key is its key. The first node that has a key
 * begins the log with the checkpoint of an empty one.
 */
@Singleton
public final class LedgerOpening {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerOpening.class);

  /** What the log hands in by itself has no listener. */
  static final String OWN = "";

  private final TransactionOperations<Connection> transactions;
  private final LedgerSettings settings;
  private final LogKey keys;
  private final LogSigner signers;
  private final Role role;
  private final String publicUrl;
  private final Clock clock;

  LedgerOpening(
      TransactionOperations<Connection> transactions,
      LedgerSettings settings,
      LogKey keys,
      LogSigner signers,
      @Value("${callsheet.role:both}") Role role,
      @Value("${callsheet.public-url:}") String publicUrl,
      Clock clock) {
    this.transactions = transactions;
    this.settings = settings;
    this.keys = keys;
    this.signers = signers;
    this.role = role;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /**
   * Opens the log; does nothing where this node has done so.
   *
   * @throws StartFailure if the settings name another log or a key that is no more used
   */
  public void open() {
    if (!role.runsJobs() || signers.find().isPresent()) {
      return;
    }
    transactions.executeWrite(
        status -> {
          var rows = new LedgerRows(status.getConnection());
          rows.awaitLock();
          var known = rows.keys();
          if (known.isEmpty()) {
            begin(rows);
          } else {
            resume(rows, known.getLast());
          }
          return true;
        });
  }

  private void begin(LedgerRows rows) throws SQLException {
    var logId = UUID.randomUUID().toString();
    var origin = origin(logId);
    var signer = keys.find(logId, origin).orElseGet(() -> keys.create(logId, origin));
    var now = clock.instant();
    rows.name(logId);
    rows.append(new StoredKey(1, signer.verifierKey(), 0, now));
    var note = new Checkpoint(origin, 0, TreeHash.EMPTY_ROOT).sign(signer).toString();
    rows.append(new SealedCheckpoint(0, 0, TreeHash.EMPTY_ROOT, note, 1, now));
    signers.use(signer, null);
    LOG.info("The log {} begins; its key is {}", origin, signer.verifierKey());
  }

  private void resume(LedgerRows rows, StoredKey current) throws SQLException {
    var origin = current.key().name();
    if (settings.origin() != null && !settings.origin().equals(origin)) {
      throw StartFailure.ofSettings(
          List.of("CALLSHEET_LEDGER_ORIGIN: the log of this database is called " + origin));
    }
    var logId = String.valueOf(rows.state().logId());
    var found = keys.find(logId, origin);
    if (found.isEmpty()) {
      LOG.warn(
          "This node appends nothing to the log {}: set CALLSHEET_LEDGER_KEY to its private key",
          origin);
      return;
    }
    var signer = found.get();
    if (!signer.verifierKey().equals(current.key())) {
      change(rows, current, signer);
    }
    signers.use(
        signer,
        keys.former(logId, origin)
            .filter(key -> !key.verifierKey().equals(signer.verifierKey()))
            .orElse(null));
  }

  /** Its entry comes before all that waits, so that the first checkpoint of the key has it. */
  private void change(LedgerRows rows, StoredKey current, NoteSigner signer) throws SQLException {
    if (!keys.isSet()) {
      throw new StartFailure(
          "The log of this database is signed with another key than that in the home; set"
              + " CALLSHEET_LEDGER_KEY.");
    }
    if (rows.keys().stream().anyMatch(key -> key.key().equals(signer.verifierKey()))) {
      throw StartFailure.ofSettings(
          List.of("CALLSHEET_LEDGER_KEY: the log has another key since, " + current.key()));
    }
    var size = rows.lastCheckpoint().orElseThrow().size();
    var now = clock.instant();
    var number = current.number() + 1;
    rows.append(new StoredKey(number, signer.verifierKey(), size, now));
    var entry = new LedgerEntry.KeyRotation(current.key(), signer.verifierKey(), now).bytes();
    rows.submitFirst(PendingSubmission.of("key " + number, OWN, entry, now), number);
    LOG.warn("The key of the log changes from {} to {}", current.key(), signer.verifierKey());
  }

  /** The set name, or that in the set key, or one made of the public URL or of chance. */
  private String origin(String logId) {
    if (settings.origin() != null) {
      return settings.origin();
    }
    return keys.name()
        .orElseGet(
            () ->
                publicUrl.isBlank()
                    ? "localhost/ledger/" + logId.substring(0, 8)
                    : withoutScheme(URI.create(publicUrl.strip())) + "/ledger");
  }

  private static String withoutScheme(URI url) {
    return url.getRawAuthority() + (url.getRawPath() == null ? "" : url.getRawPath());
  }
}
