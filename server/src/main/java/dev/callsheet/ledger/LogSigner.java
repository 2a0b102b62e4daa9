package dev.callsheet.ledger;

import dev.callsheet.transparency.note.NoteSigner;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The private keys that this node signs checkpoints with, once the log is opened. */
@Singleton
final class LogSigner {
  private volatile @Nullable NoteSigner present;
  private volatile @Nullable NoteSigner former;

  /** Returns the log's key; empty where this node has none, and so cannot be the sequencer. */
  Optional<NoteSigner> find() {
    return Optional.ofNullable(present);
  }

  /** Returns the key before, which vouches for a new one; empty where this node has none. */
  Optional<NoteSigner> former() {
    return Optional.ofNullable(former);
  }

  void use(NoteSigner key, @Nullable NoteSigner keyBefore) {
    former = keyBefore;
    present = key;
  }
}
