package dev.callsheet.problem;

/** One family's way to say that something failed: codes, statuses, and the shape of the body. */
public interface Dialect {

  /** The family's name in the document. */
  String family();

  /** What this family answers to an ambient failure. */
  FailureAnswer answer(AmbientFailure failure);

  /** The body of any error of this family, declared or ambient; serialised as JSON. */
  Object body(ErrorFacts facts);
}
