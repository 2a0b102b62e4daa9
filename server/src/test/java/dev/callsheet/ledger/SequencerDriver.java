package dev.callsheet.ledger;

import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;

/** Lets the sequencer of a node without a server go on, step by step. */
public final class SequencerDriver {
  private final ApplicationContext context;

  private SequencerDriver(ApplicationContext context) {
    this.context = context;
  }

  /** Opens the log of a node. */
  public static SequencerDriver open(ApplicationContext context) {
    context.getBean(LedgerOpening.class).open();
    return new SequencerDriver(context);
  }

  /** Seals all that waits. */
  public void sealAll() {
    while (context.getBean(Sequencer.class).step() instanceof SequencerStep.Sealed) {
      // There may be more.
    }
  }

  /** Changes a byte of all that waits. */
  @SuppressWarnings("unchecked")
  public void spoilWhatWaits() {
    TransactionOperations<Connection> transactions = context.getBean(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          try (var statement = status.getConnection().createStatement()) {
            return statement.executeUpdate(
                "update tlog_submission set entry = set_byte(entry, 0, get_byte(entry, 0) # 1)");
          }
        });
  }
}
