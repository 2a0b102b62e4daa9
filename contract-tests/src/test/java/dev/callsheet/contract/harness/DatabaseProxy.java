package dev.callsheet.contract.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way to a database, which can be cut and mended. */
public final class DatabaseProxy implements AutoCloseable {
  private final int databasePort;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private ServerSocket listener;

  /** Leads from a free port to the database at {@code databasePort}. */
  public DatabaseProxy(int databasePort) {
    this.databasePort = databasePort;
    this.listener = listen(0);
    this.port = listener.getLocalPort();
    accept(listener);
  }

  /** Returns the port that the server connects to. */
  public int port() {
    return port;
  }

  /** Ends every connection and takes no new ones. */
  public synchronized void cut() {
    close(listener);
    sockets.forEach(DatabaseProxy::close);
    sockets.clear();
  }

  /** Takes connections again. */
  public synchronized void mend() {
    listener = listen(port);
    accept(listener);
  }

  @Override
  public void close() {
    cut();
  }

  private static ServerSocket listen(int port) {
    try {
      var listener = new ServerSocket();
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return listener;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void accept(ServerSocket from) {
    Thread.ofVirtual()
        .start(
            () -> {
              while (!from.isClosed()) {
                try {
                  connect(from.accept());
                } catch (IOException ended) {
                  // Cut; or the database takes no more, and the client sees its end.
                }
              }
            });
  }

  private void connect(Socket client) throws IOException {
    sockets.add(client);
    var database = new Socket(InetAddress.getLoopbackAddress(), databasePort);
    sockets.add(database);
    client.setTcpNoDelay(true);
    database.setTcpNoDelay(true);
    pump(client, database);
    pump(database, client);
  }

  private void pump(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (from;
                  to) {
                from.getInputStream().transferTo(to.getOutputStream());
              } catch (IOException ended) {
                // The other direction ends with this one.
              } finally {
                sockets.remove(from);
                sockets.remove(to);
              }
            });
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception alreadyClosed) {
      // Nothing is left to close.
    }
  }
}
