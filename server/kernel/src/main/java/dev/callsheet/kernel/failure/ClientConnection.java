package dev.callsheet.kernel.failure;

import dev.callsheet.kernel.error.SlowBodyException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells a client that went away from a failure of ours. */
final class ClientConnection {
  private ClientConnection() {}

  /** Whether {@code failure} only says that the client closed its connection. */
  static boolean isGone(Throwable failure) {
    return causes(failure).anyMatch(ClientConnection::saysGone);
  }

  static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }

  private static boolean saysGone(Throwable cause) {
    return switch (cause) {
      case ClosedChannelException _ -> true;
      case SlowBodyException _ -> false;
      case EOFException e -> mentions(e, "connection closed before");
      case IOException e ->
          mentions(e, "connection reset")
              || mentions(e, "broken pipe")
              || mentions(e, "connection closed");
      default -> false;
    };
  }

  private static boolean mentions(IOException failure, String words) {
    var message = failure.getMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains(words);
  }
}
