package dev.callsheet.database;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets on which a read may wait so long and no longer, as with {@code socketTimeout} of the
 * driver. A timeout of a socket makes a timer for each read, which on a virtual thread costs a
 * fifth of a query; here one thread looks after all of them, a few times a second.
 *
 * <p>The driver makes it, by its name in the address of the database.
 */
public final class WatchedSocketFactory extends SocketFactory {
  private static final Duration ROUND = Duration.ofMillis(250);
  private static final Set<WatchedStream> OPEN = ConcurrentHashMap.newKeySet();

  static {
    watch();
  }

  private final long patience;

  /** Takes the longest wait in milliseconds, as text, for so the driver hands it over. */
  public WatchedSocketFactory(String milliseconds) {
    this.patience = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(milliseconds));
  }

  private static void watch() {
    Thread.ofPlatform()
        .daemon()
        .name("database-watch")
        .start(
            () -> {
              while (true) {
                LockSupport.parkNanos(ROUND.toNanos());
                OPEN.forEach(WatchedStream::look);
              }
            });
  }

  @Override
  public Socket createSocket() {
    return new WatchedSocket(patience);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(address, port), new InetSocketAddress(localAddress, localPort));
  }

  private Socket connected(InetSocketAddress remote, @Nullable InetSocketAddress local)
      throws IOException {
    var socket = createSocket();
    try {
      socket.bind(local);
      socket.connect(remote);
      return socket;
    } catch (IOException failure) {
      socket.close();
      throw failure;
    }
  }

  private static final class WatchedSocket extends Socket {
    private final long patience;
    private @Nullable WatchedStream stream;

    WatchedSocket(long patience) {
      this.patience = patience;
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
      if (stream == null) {
        stream = new WatchedStream(this, super.getInputStream(), patience);
        OPEN.add(stream);
      }
      return stream;
    }

    @Override
    public void close() throws IOException {
      super.close();
      // Not under the lock: whoever reads has none, and whoever watches must not wait.
      OPEN.removeIf(open -> open.socket == this);
    }
  }

  private static final class WatchedStream extends FilterInputStream {
    private static final long NOT_READING = 0;
    private static final String LATE = "no answer in time";

    private final Socket socket;
    private final long patience;
    private volatile long since = NOT_READING;
    private volatile boolean late;

    WatchedStream(Socket socket, InputStream stream, long patience) {
      super(stream);
      this.socket = socket;
      this.patience = patience;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      since = System.nanoTime() | 1;
      try {
        return super.read(bytes, offset, length);
      } catch (IOException failure) {
        // Not a timeout by its type: after one the driver would go on reading.
        throw late ? new IOException(LATE, new SocketTimeoutException(LATE)) : failure;
      } finally {
        since = NOT_READING;
      }
    }

    void look() {
      var begun = since;
      if (begun == NOT_READING || System.nanoTime() - begun <= patience) {
        return;
      }
      try {
        // On a busy machine the answer may be there, and only its reader be late.
        if (in.available() == 0) {
          late = true;
          socket.close();
        }
      } catch (IOException closed) {
        // Whoever reads is told.
      }
    }
  }
}
