package dev.callsheet.ledger;

import dev.callsheet.egress.Egress;
import dev.callsheet.egress.Posted;
import dev.callsheet.transparency.encoding.Decimal;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.ConsistencyProof;
import dev.callsheet.transparency.note.NoteCheck;
import dev.callsheet.transparency.note.NoteSignature;
import dev.callsheet.transparency.note.SignedNote;
import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The witnesses that the settings name (c2sp.org/tlog-witness). All are asked at once, and none is
 * waited for beyond the deadline; one that failed is left alone for a while, so that a dead one
 * costs nothing.
 */
@Singleton
final class Witnesses {
  private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);
  private static final String MEDIA_TYPE = "text/plain";

  private final List<WitnessPeer> peers;
  private final LedgerSettings settings;
  private final TransactionOperations<Connection> transactions;
  private final Egress egress;
  private final LedgerMetrics metrics;
  private final Clock clock;

  /** Nobody waits for what still runs after the deadline. */
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private final Map<WitnessPeer, Rest> resting = new ConcurrentHashMap<>();

  Witnesses(
      LedgerSettings settings,
      TransactionOperations<Connection> transactions,
      Egress egress,
      LedgerMetrics metrics,
      Clock clock) {
    this.peers = WitnessPeer.parse(Objects.requireNonNullElse(settings.witnesses(), List.of()));
    this.settings = settings;
    this.transactions = transactions;
    this.egress = egress;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Until when a witness is not asked, and for how long it was not. */
  private record Rest(Instant until, Duration length) {}

  /** Whether there are none. */
  boolean isNone() {
    return peers.isEmpty();
  }

  /**
   * Asks all.
   *
   * @return what came before the deadline
   * @throws LedgerFault if a witness has seen another history of the log
   * @throws InterruptedException if this thread was interrupted
   */
  List<Cosigned> ask(SealedCheckpoint checkpoint) throws InterruptedException {
    var awake = peers.stream().filter(this::isAwake).toList();
    var tasks =
        awake.stream().<Callable<Cosigned>>map(peer -> () -> ask(peer, checkpoint)).toList();
    var asked =
        threads.invokeAll(tasks, settings.witnessDeadline().toMillis(), TimeUnit.MILLISECONDS);
    var cosigned = new ArrayList<Cosigned>();
    for (var place = 0; place < asked.size(); place++) {
      result(awake.get(place), asked.get(place)).ifPresent(cosigned::add);
    }
    return cosigned;
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }

  private boolean isAwake(WitnessPeer peer) {
    var rest = resting.get(peer);
    return rest == null || !clock.instant().isBefore(rest.until());
  }

  private Optional<Cosigned> result(WitnessPeer peer, Future<Cosigned> asked)
      throws InterruptedException {
    try {
      var cosigned = asked.get();
      resting.remove(peer);
      metrics.asked(peer.key().name(), "cosigned");
      return Optional.of(cosigned);
    } catch (CancellationException late) {
      rest(peer, "no answer in time");
      metrics.asked(peer.key().name(), "late");
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof LedgerFault fault) {
        throw fault;
      }
      rest(peer, reason(failure));
      metrics.asked(peer.key().name(), "failed");
    }
    return Optional.empty();
  }

  private static String reason(ExecutionException failure) {
    return String.valueOf(
        Objects.requireNonNullElse(failure.getCause(), (Throwable) failure).getMessage());
  }

  private void rest(WitnessPeer peer, String why) {
    var former = resting.get(peer);
    var length =
        former == null ? settings.interval().plusSeconds(1) : former.length().multipliedBy(2);
    var bounded = length.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : length;
    resting.put(peer, new Rest(clock.instant().plus(bounded), bounded));
    LOG.warn("The witness {} did not cosign: {}", peer.key().name(), why);
  }

  private Cosigned ask(WitnessPeer peer, SealedCheckpoint checkpoint) throws WitnessFailure {
    var known =
        transactions.executeRead(
            status -> new LedgerRows(status.getConnection()).cosignedSize(peer.key().toString()));
    var answered = post(peer, checkpoint, Math.min(known, checkpoint.size()));
    if (answered.status() == 409) {
      answered = post(peer, checkpoint, knownBy(peer, answered.beginning(), checkpoint));
    }
    if (answered.status() == 422) {
      throw new LedgerFault(
          "The witness %s says that checkpoint %d is not consistent with what it saw."
              .formatted(peer.key().name(), checkpoint.number()));
    }
    if (answered.status() != 200) {
      throw new WitnessFailure("it answered " + answered.status());
    }
    return cosigned(peer, checkpoint, answered.beginning());
  }

  private Posted.Answered post(WitnessPeer peer, SealedCheckpoint checkpoint, long from)
      throws WitnessFailure {
    var request = new StringBuilder("old ").append(from).append('\n');
    for (var hash : proof(from, checkpoint.size())) {
      request.append(hash.base64()).append('\n');
    }
    request.append('\n').append(checkpoint.note());
    var body = request.toString().getBytes(StandardCharsets.UTF_8);
    return switch (egress.post(peer.addCheckpoint(), Map.of(), MEDIA_TYPE, body)) {
      case Posted.Answered answered -> answered;
      case Posted.Unanswered(var reason) -> throw new WitnessFailure(reason);
    };
  }

  private List<Sha256> proof(long from, long to) {
    return from == 0 || from == to
        ? List.of()
        : transactions.executeRead(
            status ->
                ConsistencyProof.read(from, to, new StoredTree(status.getConnection())).hashes());
  }

  /** The size that the witness knows, which cannot be more than there ever was. */
  private long knownBy(WitnessPeer peer, String answer, SealedCheckpoint checkpoint)
      throws WitnessFailure {
    long known;
    try {
      known = Decimal.parse(answer.strip());
    } catch (MalformedException malformed) {
      throw new WitnessFailure("it answered 409 without a size");
    }
    if (known <= checkpoint.size()) {
      return known;
    }
    var last =
        transactions.executeRead(
            status -> new LedgerRows(status.getConnection()).lastCheckpoint().orElseThrow().size());
    if (known > last) {
      throw new LedgerFault(
          "The log was put back: the witness %s has cosigned %d entries, and there are %d."
              .formatted(peer.key().name(), known, last));
    }
    throw new WitnessFailure("it knows a later checkpoint");
  }

  private static Cosigned cosigned(WitnessPeer peer, SealedCheckpoint checkpoint, String answer)
      throws WitnessFailure {
    try {
      var text = SignedNote.parse(checkpoint.note()).text();
      for (var line : answer.lines().toList()) {
        var signature = NoteSignature.parse(line);
        var check = new SignedNote(text, List.of(signature)).verify(List.of(peer.key()));
        switch (check) {
          case NoteCheck.Trusted _ -> {
            return new Cosigned(peer.key().toString(), line);
          }
          case NoteCheck.BadSignature _ -> throw new WitnessFailure("its cosignature is wrong");
          case NoteCheck.NoKnownKey _ -> LOG.debug("{} answers for another key", peer.url());
        }
      }
    } catch (MalformedException malformed) {
      throw new WitnessFailure("its answer is malformed: " + malformed.getMessage());
    }
    throw new WitnessFailure("its answer has no cosignature of its key");
  }

  private static final class WitnessFailure extends Exception {
    private static final long serialVersionUID = 1L;

    WitnessFailure(String why) {
      super(why, null, false, false);
    }
  }
}
