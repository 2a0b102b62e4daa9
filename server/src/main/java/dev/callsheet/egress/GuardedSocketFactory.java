package dev.callsheet.egress;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Predicate;
import javax.net.SocketFactory;

/**
 * Makes sockets that connect to allowed addresses alone.
 *
 * <p>The check sees the very address that is connected to, so neither a second resolution nor a
 * numeric host gets past it; the name stays what TLS verifies.
 */
final class GuardedSocketFactory extends SocketFactory {
  /** Is told of bytes as they arrive. */
  @FunctionalInterface
  interface Meter {
    /**
     * Takes notice of bytes.
     *
     * @throws IOException when no more may arrive
     */
    void received(int bytes) throws IOException;
  }

  private final Predicate<InetAddress> allowed;
  private final Meter meter;

  GuardedSocketFactory(Predicate<InetAddress> allowed, Meter meter) {
    this.allowed = allowed;
    this.meter = meter;
  }

  @Override
  public Socket createSocket() {
    return new GuardedSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  private Socket connected(InetSocketAddress address) throws IOException {
    var socket = createSocket();
    socket.connect(address);
    return socket;
  }

  private final class GuardedSocket extends Socket {
    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (!(endpoint instanceof InetSocketAddress socketAddress)
          || socketAddress.isUnresolved()
          || !allowed.test(socketAddress.getAddress())) {
        throw new ForbiddenAddressException();
      }
      super.connect(endpoint, timeout);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          var octet = super.read();
          if (octet >= 0) {
            meter.received(1);
          }
          return octet;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
          var count = super.read(buffer, offset, length);
          if (count > 0) {
            meter.received(count);
          }
          return count;
        }
      };
    }
  }
}
