package notes.client.api;

/** Thrown when no whole answer arrived: the server could not be reached, was too slow, or hung up. */
public final class NoAnswerException extends RuntimeException {

  private final transient ApiRequest request;

  /** Names the request that stayed without an answer, and why. */
  public NoAnswerException(ApiRequest request, Exception cause) {
    super(request.operation().operationId() + " got no answer: " + reason(cause), cause);
    this.request = request;
  }

  private static String reason(Exception cause) {
    String message = cause.getMessage();
    return message == null || message.isEmpty() ? cause.getClass().getSimpleName() : message;
  }

  /** Returns the request that stayed without an answer. */
  public ApiRequest request() {
    return request;
  }
}
