package dev.callsheet.ledger;

import io.micronaut.context.ApplicationContext;

/** Starts what appends to the log, for nodes that have no HTTP server whose start would do so. */
public final class TestSequencer {
  private TestSequencer() {}

  /** Starts the thread of a node; the end of the context stops it. */
  public static void start(ApplicationContext context) {
    context.getBean(SequencerThread.class).start();
  }

  /** Seals and publishes what waits, on the calling thread, where none was started. */
  public static void sealAll(ApplicationContext context) {
    context.getBean(LedgerOpening.class).open();
    while (context.getBean(Sequencer.class).step() instanceof SequencerStep.Sealed) {}
  }
}
