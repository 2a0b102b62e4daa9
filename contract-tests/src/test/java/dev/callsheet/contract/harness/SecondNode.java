package dev.callsheet.contract.harness;

import dev.callsheet.contract.checking.AnswerCheck;
import dev.callsheet.contract.checking.CheckingClient;
import dev.callsheet.contract.coverage.Coverage;
import dev.callsheet.tool.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Another node beside the server of this run. It shares the database and the files, and leaves the
 * jobs to the first one.
 */
public final class SecondNode implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);

  private static final class OfThisRun {
    static final SecondNode FULL =
        new SecondNode(
            "full",
            List.of("-jar", CallsheetServer.jar().toString()),
            Map.of(
                "CALLSHEET_STORAGE_KEEP_FREE_BYTES", Long.toString(1L << 50),
                "CALLSHEET_DOCUMENTS_SYNCHRONOUS_CEILING", "300ms",
                "CALLSHEET_DOCUMENTS_SYNCHRONOUS_RUNS", "1",
                "CALLSHEET_DOCUMENTS_DOWNLOAD_LIFETIME", "1s",
                "CALLSHEET_TASKS_DOWNLOAD_LIFETIME", "1s",
                "PATH", "/nowhere"));

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(FULL.process::destroy, "stop-full-node"));
    }
  }

  private final String name;
  private final URI address;
  private final Process process;

  /**
   * Starts a program as the server.
   *
   * @param name of its log, below the build folder
   */
  SecondNode(String name, List<String> program, Map<String, String> settings) {
    this.name = name;
    var more = new LinkedHashMap<>(settings);
    more.put("CALLSHEET_ROLE", "api");
    try {
      var ports = List.of(FreePort.take(), FreePort.take());
      address = URI.create("http://127.0.0.1:" + ports.getFirst());
      process = CallsheetServer.running().start(program, ports, more, log());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Await.until("the node " + name, START, this::accepts);
  }

  /**
   * Returns a node that has to leave more free on its disk than any disk has, started by the first
   * test that asks for it and stopped with this process.
   */
  public static SecondNode onAFullDisk() {
    return OfThisRun.FULL;
  }

  /**
   * Returns that node, which has little of everything else too: one place for a request that waits
   * for a document, and no more than a moment for it; no office program; URLs for a second.
   */
  public static SecondNode narrow() {
    return OfThisRun.FULL;
  }

  /** Returns a new node that lets pages of this origin read its answers. */
  public static SecondNode forPagesOf(String origin) {
    return new SecondNode(
        "cors",
        List.of("-jar", CallsheetServer.jar().toString()),
        Map.of("CALLSHEET_CORS_ALLOWED_ORIGINS", "https://app.example.com," + origin));
  }

  /** Returns the address of the node. */
  public URI address() {
    return address;
  }

  /** Returns a client of the node. */
  public CheckingClient client() {
    var document = CallsheetServer.running().document();
    return new CheckingClient(address, new AnswerCheck(document, Coverage.ofThisRun()));
  }

  /** Returns where the node's log is written. */
  public Path log() {
    return CallsheetServer.target().resolve(name + ".log");
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(15, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private boolean accepts() {
    if (!process.isAlive()) {
      throw new IllegalStateException("The node ended; see " + log());
    }
    return CallsheetServer.accepts(address);
  }
}
