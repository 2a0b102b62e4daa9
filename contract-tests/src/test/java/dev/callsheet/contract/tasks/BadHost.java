package dev.callsheet.contract.tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A host that answers everything with the same bytes and hangs up, or never answers. */
final class BadHost implements AutoCloseable {
  private final ServerSocket socket;

  private BadHost(String answer) {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual().start(() -> serve(answer));
  }

  /** Answers with these bytes. */
  static BadHost answering(String answer) {
    return new BadHost(answer);
  }

  /** Takes the connection and is silent. */
  static BadHost silent() {
    return new BadHost("");
  }

  /** Returns a URL of this host. */
  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort() + "/recording.mp4";
  }

  private void serve(String answer) {
    while (!socket.isClosed()) {
      try {
        var connection = socket.accept();
        if (!answer.isEmpty()) {
          answer(connection, answer);
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void answer(Socket connection, String answer) throws IOException {
    try (connection) {
      connection.getInputStream().read(new byte[8192]);
      connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
