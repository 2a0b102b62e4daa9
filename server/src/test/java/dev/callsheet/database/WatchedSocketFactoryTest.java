package dev.callsheet.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reads that wait for a host that says nothing. */
@Timeout(30)
final class WatchedSocketFactoryTest {
  private final WatchedSocketFactory patient = new WatchedSocketFactory("600");

  @Test
  void aReadThatWaitsTooLongEndsAsATimeout() throws Exception {
    try (var silent = silent();
        var socket = patient.createSocket(silent.getInetAddress(), silent.getLocalPort())) {
      var stream = socket.getInputStream();
      var began = System.nanoTime();
      assertThrows(SocketTimeoutException.class, stream::read);
      var waited = Duration.ofNanos(System.nanoTime() - began);
      assertTrue(waited.compareTo(Duration.ofMillis(600)) >= 0, waited::toString);
      assertTrue(socket.isClosed());
    }
  }

  @Test
  void whatArrivesInTimeIsReadHoweverLongItTakesInAll() throws Exception {
    try (var server = silent();
        var socket = patient.createSocket(server.getInetAddress(), server.getLocalPort());
        var peer = server.accept()) {
      var stream = socket.getInputStream();
      for (int sent = 0; sent < 4; sent++) {
        var octet = sent;
        var late =
            CompletableFuture.runAsync(
                () -> write(peer, octet),
                CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS));
        assertEquals(octet, stream.read());
        late.join();
      }
      peer.close();
      assertEquals(-1, stream.read());
    }
  }

  @Test
  void aSocketThatSomebodyElseClosesHasNotRunOutOfTime() throws Exception {
    try (var silent = silent();
        var socket = patient.createSocket("127.0.0.1", silent.getLocalPort())) {
      var stream = socket.getInputStream();
      var closing =
          CompletableFuture.runAsync(
              () -> close(socket), CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS));
      var failure = assertThrows(SocketException.class, stream::read);
      assertEquals("Socket closed", failure.getMessage());
      closing.join();
    }
  }

  private static ServerSocket silent() throws Exception {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static void write(java.net.Socket peer, int octet) {
    try {
      peer.getOutputStream().write(octet);
    } catch (java.io.IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private static void close(java.net.Socket socket) {
    try {
      socket.close();
    } catch (java.io.IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
