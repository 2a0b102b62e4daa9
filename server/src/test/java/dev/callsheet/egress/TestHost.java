package dev.callsheet.egress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A host that answers one request of each connection by whatever bytes a test wants it to. */
final class TestHost implements AutoCloseable {
  /** Writes an answer, its head included; may write on until the other side has gone. */
  @FunctionalInterface
  interface Answer {
    void to(String target, OutputStream output) throws IOException, InterruptedException;
  }

  /** A request line and headers, in lower case. */
  record Received(List<String> lines) {
    boolean has(String line) {
      return lines.contains(line);
    }
  }

  private final ServerSocket listener;
  private final Answer answer;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Set<Integer> probes = ConcurrentHashMap.newKeySet();

  /** The ports of those that connected. */
  private final Queue<Integer> visitors = new ConcurrentLinkedQueue<>();

  final BlockingQueue<Received> requests = new LinkedBlockingQueue<>();

  /** How each answer ended: {@code "ended"}, or {@code "broken off"} by the other side. */
  final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

  private TestHost(ServerSocket listener, Answer answer) {
    this.listener = listener;
    this.answer = answer;
  }

  /** Listens at an address. */
  static TestHost at(InetAddress address, int port, Answer answer) throws IOException {
    return on(new ServerSocket(), address, port, answer);
  }

  /** Listens at an address by a socket that is not bound yet. */
  static TestHost on(ServerSocket listener, InetAddress address, int port, Answer answer)
      throws IOException {
    try {
      listener.bind(new InetSocketAddress(address, port));
    } catch (IOException taken) {
      listener.close();
      throw taken;
    }
    var host = new TestHost(listener, answer);
    Thread.ofVirtual().name("host").start(host::accept);
    return host;
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Returns how many have connected until now. */
  int visits() throws IOException, InterruptedException {
    // Those who connected before us are accepted before us.
    try (var probe = new Socket()) {
      probe.bind(null);
      probes.add(probe.getLocalPort());
      probe.connect(listener.getLocalSocketAddress());
      var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (!visitors.contains(probe.getLocalPort())) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("Nobody accepts");
        }
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
    return (int) visitors.stream().filter(port -> !probes.contains(port)).count();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var socket = listener.accept();
        sockets.add(socket);
        visitors.add(socket.getPort());
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var input =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      var first = input.readLine();
      if (first == null) {
        return;
      }
      var lines = new ArrayList<String>();
      for (var line = first; line != null && !line.isEmpty(); line = input.readLine()) {
        lines.add(line.toLowerCase(Locale.ROOT));
      }
      requests.add(new Received(lines));
      var parts = first.split(" ", 3);
      answer.to(parts.length > 1 ? parts[1] : "", socket.getOutputStream());
      ends.add("ended");
    } catch (IOException | InterruptedException gone) {
      ends.add("broken off");
    } finally {
      sockets.remove(socket);
    }
  }

  /** Writes text as it is. */
  static void write(OutputStream output, String text) throws IOException {
    output.write(text.getBytes(StandardCharsets.UTF_8));
    output.flush();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (var socket : sockets) {
      socket.close();
    }
  }
}
