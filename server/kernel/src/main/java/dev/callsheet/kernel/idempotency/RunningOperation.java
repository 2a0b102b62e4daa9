package dev.callsheet.kernel.idempotency;

/** The operation that the present request is about. */
public interface RunningOperation {
  /** Its operationId; keys of other operations are other keys. */
  String operationId();

  /** Lets the answer say that it is the one that the first request got. */
  void replayed();
}
