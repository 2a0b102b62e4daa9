package dev.callsheet.office.model;

import dev.callsheet.office.model.ModelOutcome.Reason;

/** Ends the asking of a model. */
final class ModelFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  ModelFailure(Reason reason, String log) {
    super(log, null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  ModelOutcome.Failed outcome() {
    return new ModelOutcome.Failed(reason, String.valueOf(getMessage()));
  }
}
