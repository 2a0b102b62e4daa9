package dev.callsheet.contract.harness;

import dev.callsheet.contract.checking.AnswerCheck;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.checking.CheckingClient;
import dev.callsheet.contract.coverage.Coverage;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.tool.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * A packaged server of its own, with its embedded database and a home that outlives it: to be
 * killed, stopped and started again. It runs with the JVM's default settings.
 */
public final class DisposableServer implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);

  private final Path jar = CallsheetServer.jar();
  private final Path home;
  private final URI address;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final ContractDocument document = ContractDocument.load();
  private final CheckingClient client;
  private Process process;

  /**
   * Starts a server on an empty home.
   *
   * @param name of the home, below the build folder
   * @param payments the base URL of the payment provider
   */
  public DisposableServer(String name, URI payments) {
    this(name, payments, Map.of());
  }

  /**
   * Starts a server on an empty home.
   *
   * @param name of the home, below the build folder
   * @param payments the base URL of the payment provider
   * @param more environment variables
   */
  public DisposableServer(String name, URI payments, Map<String, String> more) {
    home = CallsheetServer.target().resolve(name);
    try {
      CallsheetServer.deleteFolder(home);
      Files.createDirectories(home);
      int port = FreePort.take();
      address = URI.create("http://127.0.0.1:" + port);
      settings.put("CALLSHEET_HOME", home.toString());
      settings.put("CALLSHEET_PORT", Integer.toString(port));
      settings.put("CALLSHEET_MANAGEMENT_PORT", Integer.toString(FreePort.take()));
      // A killed worker's jobs go to another one after sixteen of these.
      settings.put("CALLSHEET_JOBS_HEARTBEAT", "250ms");
      settings.put("CALLSHEET_CREDIT_RECOVERY_AFTER", "2s");
      settings.put("CALLSHEET_PAYMENT_PROVIDER", "stripe");
      settings.put("CALLSHEET_PAYMENT_STRIPE_BASE_URL", payments.toString());
      settings.put("STRIPE_API_KEY", "sk_test_contract");
      settings.putAll(more);
      Files.deleteIfExists(log());
      process = launch();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    client = new CheckingClient(address, new AnswerCheck(document, Coverage.ofThisRun()));
    try {
      awaitReady();
    } catch (RuntimeException | Error failure) {
      process.destroyForcibly();
      throw failure;
    }
  }

  /** Returns a client of this server. */
  public CheckingClient client() {
    return client;
  }

  /** Returns where the server keeps what it keeps. */
  public Path home() {
    return home;
  }

  /** Returns where all that the server prints is written. */
  public Path log() {
    return home.resolveSibling(home.getFileName() + ".log");
  }

  /** Returns the address of the server. */
  public URI address() {
    return address;
  }

  /** Returns the JDBC address of the embedded database, with its password. */
  public String databaseUrl() throws IOException {
    var port = Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid")).get(3);
    return "jdbc:postgresql://127.0.0.1:%s/callsheet?user=callsheet&password=%s"
        .formatted(port.strip(), Files.readString(home.resolve("postgres.password")).strip());
  }

  /** Returns what can be broken in the embedded database. */
  public Faults faults() throws IOException {
    return new Faults(databaseUrl());
  }

  /** Returns the process id of the server. */
  public long pid() {
    return process.pid();
  }

  /** Makes an organisation with credits and returns a key of a family that may do everything. */
  public String key(String family, int credits) {
    return organization(family, credits).key();
  }

  /** Makes an organisation with credits and a key of a family that may do everything. */
  public Tenants.Tenant organization(String family, int credits) {
    var id = admin("create-organization", "--name", "Durability").path("id").asString();
    admin("grant-credits", "--organization", id, "--credits", "" + credits);
    var command =
        new ArrayList<>(
            List.of(
                "create-key",
                "--family",
                family,
                "--organization",
                id,
                "--requests-per-minute",
                "1000000"));
    Tenants.all(Objects.requireNonNull(document.families().get(family), family))
        .forEach(scope -> command.addAll(List.of("--scope", scope)));
    var key = admin(command.toArray(String[]::new));
    return new Tenants.Tenant(id, key.path("secret").asString());
  }

  /** Runs an administrative command, which must succeed, and returns what it prints. */
  public JsonNode admin(String... arguments) {
    return new AdminCommand(jar, settings).run(arguments);
  }

  /** Kills the server as the kernel would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks the server to stop and returns how long it took. */
  public Duration terminate() throws InterruptedException {
    long begin = System.nanoTime();
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("The server does not stop");
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Starts the server again on the same home and port. */
  public void start() throws IOException {
    process = launch();
    awaitReady();
  }

  /** Returns the process that runs the embedded database. */
  public ProcessHandle database() throws IOException {
    var file = home.resolve("postgres").resolve("postmaster.pid");
    var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isAlive()) {
      terminate();
    }
  }

  private Process launch() throws IOException {
    var builder = new ProcessBuilder(List.of(CallsheetServer.java(), "-jar", jar.toString()));
    builder.environment().putAll(settings);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private void awaitReady() {
    Await.until(
        "the server",
        START,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("The server ended; see " + log());
          }
          return CallsheetServer.accepts(address);
        });
    client.send(ApiRequest.of("GET", "/openapi.yaml")).expect(200);
  }
}
