package dev.callsheet.registry.work;

import dev.callsheet.caller.Caller;
import dev.callsheet.registry.RegistryNode;
import dev.callsheet.registry.Wave;
import dev.callsheet.registry.record.StoredRegistration;

/** Registers works on a node, for the tests of other packages. */
public final class Registrar {
  private final RegistryNode node;

  public Registrar(RegistryNode node) {
    this.node = node;
  }

  /** A registration that waits for the ledger. */
  public StoredRegistration confirm(Caller key, String title, int hertz) {
    var session = node.uploaded(key, title, Wave.of(hertz));
    if (!(node.bean(Preparation.class).prepare(key, null, session.id(), null)
        instanceof Preparation.Outcome.Prepared)) {
      throw new AssertionError(title + " cannot be prepared");
    }
    return switch (node.bean(Confirmation.class).confirm(key, null, session.id())) {
      case Confirmation.Outcome.Confirmed(var registration) -> registration;
      case Confirmation.Outcome other -> throw new AssertionError(other);
    };
  }
}
