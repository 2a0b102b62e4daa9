package dev.callsheet.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Reads that wait for a host that says nothing. */
@Timeout(30)
@Isolated
final class WatchedSocketFactoryTest {
  private final WatchedSocketFactory patient = new WatchedSocketFactory("600");

  @Test
  void aReadThatWaitsTooLongEndsAsATimeout() throws Exception {
    try (var silent = silent();
        var socket = patient.createSocket(silent.getInetAddress(), silent.getLocalPort())) {
      var stream = socket.getInputStream();
      var began = System.nanoTime();
      var failure = assertThrows(IOException.class, stream::read);
      assertInstanceOf(SocketTimeoutException.class, failure.getCause());
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

  @Test
  void aStatementThatTheDatabaseDoesNotAnswerFailsAsAnOutage() throws Exception {
    var properties = new Properties();
    properties.setProperty("socketFactory", WatchedSocketFactory.class.getName());
    properties.setProperty("socketFactoryArg", "600");
    var database = TestDatabase.create().properties();
    properties.setProperty("user", "" + database.get("datasources.default.username"));
    properties.setProperty("password", "" + database.get("datasources.default.password"));
    var url = ("" + database.get("datasources.default.url")).replaceFirst("\\?.*", "");
    try (var connection = DriverManager.getConnection(url, properties);
        var statement = connection.createStatement()) {
      var failure =
          assertThrows(SQLException.class, () -> statement.executeQuery("select pg_sleep(20)"));
      assertTrue(DatabaseOutage.isBehind(failure), failure::toString);
    }
  }

  private static ServerSocket silent() throws Exception {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static void write(Socket peer, int octet) {
    try {
      peer.getOutputStream().write(octet);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
