package dev.callsheet.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A closed loop on connections that are kept: each sends its request again as soon as it has the
 * answer. One thread serves all of them, so that it takes little from the server on the same cores.
 */
final class LoadGenerator implements AutoCloseable {
  private static final int CAPACITY = 64 * 1024;
  private static final byte[] LENGTH = ascii("content-length:");
  private static final byte[] VERSION = ascii("HTTP/1.1 ");

  private final Selector selector;
  private final ByteBuffer request;
  private final int status;
  private final List<Connection> connections = new ArrayList<>();
  private long[] latencies = new long[1 << 16];
  private int answers;

  private LoadGenerator(byte[] request, int status) throws IOException {
    this.selector = Selector.open();
    this.request = ByteBuffer.allocateDirect(request.length).put(request);
    this.status = status;
  }

  /**
   * Asks a server for a while.
   *
   * @throws IOException if it closes a connection, or answers with another status or without a
   *     {@code Content-Length}
   */
  static Load run(
      InetSocketAddress address, MeasuredRequest request, int connections, Duration duration)
      throws IOException {
    try (var generator = new LoadGenerator(request.bytes(address), request.status())) {
      for (int count = 0; count < connections; count++) {
        generator.connect(address);
      }
      return generator.run(duration);
    }
  }

  private void connect(InetSocketAddress address) throws IOException {
    var channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    var connection = new Connection(channel);
    connections.add(connection);
    channel.register(selector, SelectionKey.OP_READ, connection);
  }

  private Load run(Duration duration) throws IOException {
    var begin = System.nanoTime();
    for (var connection : connections) {
      connection.send();
    }
    var end = begin + duration.toNanos();
    while (System.nanoTime() < end) {
      selector.select(10);
      for (var ready : selector.selectedKeys()) {
        ((Connection) ready.attachment()).receive();
      }
      selector.selectedKeys().clear();
    }
    return Load.of((System.nanoTime() - begin) / 1e9, Arrays.copyOf(latencies, answers));
  }

  @Override
  public void close() throws IOException {
    for (var connection : connections) {
      connection.channel.close();
    }
    selector.close();
  }

  private void record(long nanoseconds) {
    if (answers == latencies.length) {
      latencies = Arrays.copyOf(latencies, answers * 2);
    }
    latencies[answers++] = nanoseconds;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private final class Connection {
    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(CAPACITY);
    private final byte[] bytes = buffer.array();
    private long sentAt;

    /** How many bytes the answer has with its head; 0 while the head is incomplete. */
    private int length;

    Connection(SocketChannel channel) {
      this.channel = channel;
    }

    void send() throws IOException {
      request.rewind();
      sentAt = System.nanoTime();
      channel.write(request);
      if (request.hasRemaining()) {
        throw new IOException("The request does not fit into the socket's buffer.");
      }
    }

    void receive() throws IOException {
      if (channel.read(buffer) < 0) {
        throw new EOFException("The server closed a connection.");
      }
      if (length == 0) {
        length = lengthOfAnswer();
      }
      if (length == 0 || buffer.position() < length) {
        return;
      }
      record(System.nanoTime() - sentAt);
      buffer.clear();
      length = 0;
      send();
    }

    private int lengthOfAnswer() throws IOException {
      var contentLength = -1;
      var line = 0;
      for (int index = 0; index + 1 < buffer.position(); index++) {
        if (bytes[index] != '\r' || bytes[index + 1] != '\n') {
          continue;
        }
        if (line == 0) {
          requireStatus();
        } else if (index == line) {
          return index + 2 + required(contentLength);
        } else if (isContentLength(line)) {
          contentLength = number(line + LENGTH.length, index);
        }
        line = index + 2;
      }
      return 0;
    }

    private void requireStatus() throws IOException {
      if (!Arrays.equals(bytes, 0, VERSION.length, VERSION, 0, VERSION.length)
          || number(VERSION.length, VERSION.length + 3) != status) {
        throw new IOException(
            "Not answered with "
                + status
                + ": "
                + new String(bytes, 0, buffer.position(), StandardCharsets.UTF_8));
      }
    }

    private int required(int contentLength) throws IOException {
      if (contentLength < 0 || contentLength > CAPACITY / 2) {
        throw new IOException("The answer has no Content-Length, or a large one.");
      }
      return contentLength;
    }

    private boolean isContentLength(int start) {
      for (int index = 0; index < LENGTH.length; index++) {
        if (Character.toLowerCase(bytes[start + index]) != LENGTH[index]) {
          return false;
        }
      }
      return true;
    }

    private int number(int start, int end) {
      var number = 0;
      for (int index = start; index < end; index++) {
        if (bytes[index] != ' ') {
          number = number * 10 + bytes[index] - '0';
        }
      }
      return number;
    }
  }
}
