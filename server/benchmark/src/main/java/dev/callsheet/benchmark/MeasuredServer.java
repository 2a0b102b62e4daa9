package dev.callsheet.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, which answers. */
public final class MeasuredServer implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);

  /** The same for all. */
  private static final List<String> JVM = List.of("-Xms512m", "-Xmx512m");

  private final String name;
  private final int port;
  private final Process process;

  private MeasuredServer(String name, int port, Process process) {
    this.name = name;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts a program of Java and waits until it answers.
   *
   * @param program what follows the options of the JVM
   * @param log where its output goes
   */
  public static MeasuredServer start(
      String name, int port, List<String> program, Map<String, String> environment, Path log)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(java());
    command.addAll(JVM);
    command.addAll(program);
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    var server = new MeasuredServer(name, port, process);
    try {
      server.awaitAnswer(log);
      return server;
    } catch (IOException | InterruptedException | RuntimeException exception) {
      server.close();
      throw exception;
    }
  }

  /** Returns the program that this JVM was started with. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Returns a port on which nobody listens. */
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String name() {
    return name;
  }

  InetSocketAddress address() {
    return new InetSocketAddress("localhost", port);
  }

  /** Returns the address of a path. */
  public URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException exception) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitAnswer(Path log) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri("/v1/projects")).build();
    var begin = System.nanoTime();
    try (var client = HttpClient.newHttpClient()) {
      while (process.isAlive() && System.nanoTime() - begin < START.toNanos()) {
        try {
          client.send(request, BodyHandlers.discarding());
          return;
        } catch (IOException notYet) {
          TimeUnit.MILLISECONDS.sleep(100);
        }
      }
    }
    throw new IOException("The server \"" + name + "\" does not answer; see " + log);
  }
}
