package notes.client.api;

import java.net.ConnectException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;

/** Thrown when no whole answer arrived: the server could not be reached, was too slow, or hung up. */
public final class NoAnswerException extends RuntimeException {

  private final transient ApiRequest request;

  /** Names the request that stayed without an answer, and why. */
  public NoAnswerException(ApiRequest request, Exception cause) {
    this(request, "", cause);
  }

  /**
   * Names the request that stayed without an answer, and why.
   *
   * @param baseUrl the server's address, of which user and password are not told
   */
  public NoAnswerException(ApiRequest request, URI baseUrl, Exception cause) {
    this(request, address(baseUrl), cause);
  }

  /** The path keeps its placeholders, for what they stand for may be secret. */
  private NoAnswerException(ApiRequest request, String address, Exception cause) {
    super(
        "%s %s%s got no answer: %s"
            .formatted(
                request.operation().method(), address, request.operation().path(), reason(cause)),
        cause);
    this.request = request;
  }

  private static String address(URI baseUrl) {
    String authority = String.valueOf(baseUrl.getRawAuthority());
    String path = String.valueOf(baseUrl.getRawPath());
    return baseUrl.getScheme()
        + "://"
        + authority.substring(authority.lastIndexOf('@') + 1)
        + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  private static String reason(Exception cause) {
    String message = cause.getMessage();
    if (message != null && !message.isEmpty()) {
      return message;
    }
    if (!(cause instanceof ConnectException)) {
      return cause.getClass().getSimpleName();
    }
    return isUnresolved(cause)
        ? "no such host. Is the address right?"
        : "no connection. Does the server run, and is the address right?";
  }

  private static boolean isUnresolved(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }

  /** Returns the request that stayed without an answer. */
  public ApiRequest request() {
    return request;
  }
}
