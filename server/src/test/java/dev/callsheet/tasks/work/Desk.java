package dev.callsheet.tasks.work;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.callsheet.credit.Credits;
import dev.callsheet.tasks.TasksNode;
import dev.callsheet.tasks.kind.TaskKind;
import dev.callsheet.tasks.kind.TaskSource;
import dev.callsheet.tasks.kind.TaskSpec;
import dev.callsheet.tasks.workflow.Condition;
import dev.callsheet.tasks.workflow.RunSpec;
import dev.callsheet.tasks.workflow.Workflow;
import dev.callsheet.tasks.workflow.WorkflowTask;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A node with credits, and a host whose files tasks fetch. */
final class Desk implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final TasksNode node;
  final AtomicInteger fetched = new AtomicInteger();
  final CountDownLatch reached = new CountDownLatch(1);
  final CountDownLatch released = new CountDownLatch(1);
  private final HttpServer host;

  Desk(Path home) throws IOException {
    this(home, Map.of());
  }

  Desk(Path home, Map<String, Object> more) throws IOException {
    var all = new java.util.HashMap<String, Object>(more);
    all.put("callsheet.egress.allow-loopback", true);
    node = new TasksNode(home, all);
    node.bean(Credits.class).grant(node.organization, 1000, "test");
    host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    host.createContext("/tone.wav", exchange -> answer(exchange, 200, wave(1)));
    host.createContext("/minutes.wav", exchange -> answer(exchange, 200, wave(61)));
    host.createContext(
        "/page", exchange -> answer(exchange, 200, "<html>".getBytes(StandardCharsets.UTF_8)));
    host.createContext("/broken", exchange -> answer(exchange, 503, new byte[0]));
    host.createContext(
        "/slow.wav",
        exchange -> {
          reached.countDown();
          try {
            released.await(30, TimeUnit.SECONDS);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          answer(exchange, 200, wave(1));
        });
    host.start();
  }

  private void answer(com.sun.net.httpserver.HttpExchange exchange, int status, byte[] content)
      throws IOException {
    fetched.incrementAndGet();
    try (exchange) {
      exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
      exchange.getResponseBody().write(content);
    }
  }

  TaskSource at(String path) {
    return TaskSource.atUrl(
        URI.create("http://127.0.0.1:" + host.getAddress().getPort() + path).toString());
  }

  static WorkflowTask task(String ref, TaskSource source, String... after) {
    return task(ref, source, null, after);
  }

  static WorkflowTask task(
      String ref, TaskSource source, @Nullable Condition when, String... after) {
    return new WorkflowTask(
        ref, List.of(after), when, false, new TaskSpec(TaskKind.INGEST, source, Map.of()));
  }

  static WorkflowTask lenient(String ref, TaskSource source, String... after) {
    return new WorkflowTask(
        ref, List.of(after), null, true, new TaskSpec(TaskKind.INGEST, source, Map.of()));
  }

  Beginnings.Beginning order(WorkflowTask... tasks) {
    var spec = new RunSpec(new Workflow(List.of(tasks)), TaskSource.NONE, false);
    var beginnings = node.bean(Beginnings.class);
    return beginnings.begin(beginnings.order(node.project, spec, null, null));
  }

  StoredRun begin(WorkflowTask... tasks) {
    return assertInstanceOf(Beginnings.Beginning.Begun.class, order(tasks)).run();
  }

  StoredRun run(String id) {
    return node.bean(RunRepository.class).findById(id).orElseThrow();
  }

  StoredTask task(StoredRun run, String ref) {
    return node.bean(TaskRepository.class).ofRun(run.id(), ref).orElseThrow();
  }

  String told(StoredRun run) {
    return node.bean(TaskRepository.class).ofRun(run.id()).stream()
        .map(task -> task.ref() + "=" + task.status())
        .collect(Collectors.joining(" "));
  }

  StoredRun awaitEnd(StoredRun run) throws InterruptedException {
    await(() -> run(run.id()).status().isEnded());
    return run(run.id());
  }

  /** Waits while the clock goes on: a job whose turn has not come waits a second of it. */
  void await(BooleanSupplier condition) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "It did not come true in time");
      node.clock.advance(Duration.ofMillis(20));
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  long balance() {
    return node.bean(Credits.class).balance(node.organization);
  }

  int jobs() {
    return node.count("select count(*) from job_media")
        + node.count("select count(*) from job_transfer");
  }

  int files() {
    return node.count("select count(*) from tasks_file");
  }

  int blobs() {
    return node.count("select count(*) from tasks_file_part")
        + node.count("select count(*) from expected_blob");
  }

  @Override
  public void close() {
    released.countDown();
    node.close();
    host.stop(0);
  }

  /** Seconds of silence in 8 kHz. */
  private static byte[] wave(int seconds) {
    var samples = 8000 * seconds;
    var bytes = ByteBuffer.allocate(44 + samples).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    bytes.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(8000);
    bytes.putShort((short) 1).putShort((short) 8);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples);
    var all = bytes.array();
    Arrays.fill(all, 44, all.length, (byte) 0x80);
    return all;
  }
}
