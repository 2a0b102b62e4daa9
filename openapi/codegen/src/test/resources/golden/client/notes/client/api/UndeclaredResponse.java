package notes.client.api;

/**
 * Says that a response is not one that the operation declares; the generated readers turn it into a
 * result.
 */
public final class UndeclaredResponse extends Exception {

  private final String reason;

  /** Says what is undeclared about the response. */
  public UndeclaredResponse(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** Returns what is undeclared about the response. */
  public String reason() {
    return reason;
  }
}
