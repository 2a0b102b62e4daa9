package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.CheckingClient;
import dev.callsheet.contract.checking.RawConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A kept connection over which one worker sends its requests, one after the other. */
final class Exchange implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CheckingClient client;
  private final URI server;
  private @Nullable RawConnection connection;

  Exchange(CheckingClient client, URI server) {
    this.client = client;
    this.server = server;
  }

  /**
   * Sends a request and returns its answer.
   *
   * @throws AssertionError when the answer is not declared, does not come, or is not alone
   */
  Answer send(WireRequest request) {
    var kept = connection != null;
    try {
      return sendOnce(request);
    } catch (IOException | UncheckedIOException dropped) {
      close();
      // A server may close a connection that is kept, but not twice for the same request.
      if (kept) {
        return send(request);
      }
      throw new AssertionError("not answered: " + dropped, dropped);
    } catch (AssertionError broken) {
      close();
      throw broken;
    }
  }

  private Answer sendOnce(WireRequest request) throws IOException {
    var open = connection;
    if (open == null) {
      open = client.connect();
      connection = open;
    }
    if (open.hasUnreadBytes()) {
      throw new AssertionError("the request before this one was answered twice");
    }
    write(open, request);
    if (!open.answered(PATIENCE)) {
      throw new AssertionError("not answered within " + PATIENCE.toSeconds() + " s");
    }
    var answer = open.readAnswer(request.forChecking());
    if (answer.header("Connection").orElse("").equalsIgnoreCase("close")) {
      close();
    }
    return answer;
  }

  private void write(RawConnection open, WireRequest request) {
    try {
      open.write(request.bytes(server.getAuthority()));
    } catch (IOException refused) {
      // The answer to what the server would not read to its end may be there all the same.
    }
  }

  @Override
  public void close() {
    var open = connection;
    connection = null;
    if (open == null) {
      return;
    }
    try {
      open.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
