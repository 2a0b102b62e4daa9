package notes.client.api;

/**
 * Says that a response is none that the operation declares; the generated readers turn it into a
 * result.
 */
final class UndeclaredResponse extends Exception {

  private final String reason;

  UndeclaredResponse(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** Returns what is undeclared about the response. */
  String reason() {
    return reason;
  }
}
