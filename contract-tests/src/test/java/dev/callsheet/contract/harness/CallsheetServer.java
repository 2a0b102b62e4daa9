package dev.callsheet.contract.harness;

import static java.util.Objects.requireNonNull;

import dev.callsheet.contract.checking.AnswerCheck;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.checking.CheckingClient;
import dev.callsheet.contract.coverage.Coverage;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.OwnerKind;
import dev.callsheet.contract.family.TestedFamilies;
import dev.callsheet.tool.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * The packaged server as a process of its own, with all that it needs: one for the whole suite,
 * started by the first test that asks for it and stopped with this process.
 */
public final class CallsheetServer {
  /** The most bytes of a JSON body. */
  public static final int MAX_JSON_BYTES = 131_072;

  /** The most bytes of an upload. */
  public static final long MAX_UPLOAD_BYTES = 64L << 20;

  /** How long a body may take. */
  public static final Duration BODY_DEADLINE = Duration.ofSeconds(2);

  private static final Duration START = Duration.ofSeconds(120);

  private final Path jar = jar();
  private final Path home = target().resolve("callsheet");
  private final EmbeddedPostgres postgres;
  private final DatabaseProxy proxy;
  private final FakeStripe stripe = new FakeStripe();
  private final Faults faults;
  private final URI address;
  private final Process process;
  private final AdminSession admin;
  private final Map<String, Tenants> tenants = new ConcurrentHashMap<>();
  private final Map<String, Tenants> ofProjects = new ConcurrentHashMap<>();
  private final ContractDocument document = ContractDocument.load();
  private final CheckingClient client;

  private static final class OfThisRun {
    static final CallsheetServer SERVER = new CallsheetServer();
  }

  private CallsheetServer() {
    try {
      deleteFolder(home);
      Files.createDirectories(home);
      postgres = EmbeddedPostgres.builder().start();
      proxy = new DatabaseProxy(postgres.getPort());
      faults = new Faults(postgres.getJdbcUrl("postgres", "postgres"));
      var ports = List.of(FreePort.take(), FreePort.take());
      address = URI.create("http://127.0.0.1:" + ports.getFirst());
      process = start(List.of("-jar", jar.toString()), ports, Map.of(), log());
      admin = new AdminSession(jar, Map.of("DATABASE_URL", databaseUrl(postgres.getPort())));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-server"));
    client = new CheckingClient(address, new AnswerCheck(document, Coverage.ofThisRun()));
    awaitReady();
  }

  /** Returns the server of this run, started if it was not yet. */
  public static CallsheetServer running() {
    return OfThisRun.SERVER;
  }

  /** Returns the build folder of this module. */
  public static Path target() {
    return Path.of(System.getProperty("callsheet.contract.target", "target")).toAbsolutePath();
  }

  /** Returns where the server's log is written. */
  public static Path log() {
    return target().resolve("server.log");
  }

  /** Returns the address of the server. */
  public URI address() {
    return address;
  }

  /** Returns the client of all tests. */
  public CheckingClient client() {
    return client;
  }

  /** Returns the document that this server is held against. */
  public ContractDocument document() {
    return document;
  }

  /**
   * Returns the organisations of a family with such keys as most of its operations take, made when
   * first asked for.
   */
  public Tenants tenants(String family) {
    return tenants(family, family(family).keyOwner().orElse(OwnerKind.ORGANIZATION));
  }

  /** Returns the organisations of a family with such keys as an operation takes. */
  public Tenants tenants(ApiOperation operation) {
    return operation
        .keyOwner(family(operation.family()))
        .map(owner -> tenants(operation.family(), owner))
        .orElseGet(() -> tenants(operation.family()));
  }

  /** Returns the organisations of a family with keys of all of them, or of a project of each. */
  public Tenants tenants(String family, OwnerKind owner) {
    var organizations =
        tenants.computeIfAbsent(family, name -> Tenants.create(admin, family(name)));
    return switch (owner) {
      case ORGANIZATION -> organizations;
      case PROJECT ->
          ofProjects.computeIfAbsent(
              family, name -> Tenants.ofProjects(admin, family(name), organizations));
    };
  }

  /** Makes a project of an organisation that exists, with a key that may do everything in it. */
  public Tenants.Tenant project(Tenants.Tenant organization, String family, String name) {
    return Tenants.projectTenant(admin, family(family), organization.id(), name);
  }

  /** Makes an organisation without credits, with a key of a family, for a single test. */
  public Tenants.Tenant organization(String family, String name) {
    return Tenants.tenant(admin, family(family), name);
  }

  private Family family(String name) {
    return requireNonNull(document.families().get(name), name);
  }

  /** Makes a key of a family that may do everything, for an organisation that exists. */
  public JsonNode key(Tenants.Tenant tenant, String family, String... options) {
    return Tenants.key(admin, family(family), tenant.id(), Tenants.all(family(family)), options);
  }

  /** Makes a key of a family with some scopes, for an organisation that exists. */
  public JsonNode key(
      Tenants.Tenant tenant, String family, List<String> scopes, String... options) {
    return Tenants.key(admin, family(family), tenant.id(), scopes, options);
  }

  /** Runs a command of the administration program, which must succeed. */
  public JsonNode administer(String... arguments) {
    return admin.run(arguments);
  }

  /** Gives an organisation a plan in a family, by the options of the administration program. */
  public void setPlan(Tenants.Tenant tenant, String family, String... options) {
    var command =
        new ArrayList<>(List.of("set-plan", "--organization", tenant.id(), "--family", family));
    command.addAll(List.of(options));
    admin.run(command.toArray(String[]::new));
  }

  /** Puts an organisation into a tier. */
  public void setTier(Tenants.Tenant tenant, String tier) {
    admin.run("set-tier", "--organization", tenant.id(), "--tier", tier);
  }

  /** Suspends an organisation. */
  public void suspend(Tenants.Tenant tenant) {
    admin.run("suspend", "--organization", tenant.id());
  }

  /** Switches maintenance on or off. */
  public void maintenance(String state) {
    admin.run("maintenance", state);
  }

  /** Lets something happen while no blob can be written or read. */
  public void whileTheStorageIsAway(Runnable test) {
    var blobs = home.resolve("blobs");
    var away = home.resolve("blobs.away");
    try {
      Files.move(blobs, away);
      Files.createFile(blobs);
      try {
        test.run();
      } finally {
        Files.delete(blobs);
        Files.move(away, blobs);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Takes a blob out of the storage, as a broken disk would. */
  public void loseBlob(String key) {
    try (var files = Files.walk(home.resolve("blobs"))) {
      var file =
          files
              .filter(each -> each.getFileName().toString().equals(key.replace('/', '~')))
              .findFirst()
              .orElseThrow();
      Files.delete(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Gives credits to an organisation. */
  public void grant(Tenants.Tenant tenant, int credits) {
    Tenants.grant(admin, tenant.id(), credits);
  }

  /** Returns how many bytes of an upload the server has written to its disk. */
  public long spooled(String uploadId) {
    var file = home.resolve("uploads").resolve(uploadId);
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether the server runs a program on whose command line a text stands. */
  public boolean runsProgram(String text) {
    return process
        .descendants()
        .anyMatch(program -> program.info().commandLine().orElse("").contains(text));
  }

  /** Returns the payment provider. */
  public FakeStripe stripe() {
    return stripe;
  }

  /** Returns the way to the database. */
  public DatabaseProxy proxy() {
    return proxy;
  }

  /** Returns what can be broken in the database. */
  public Faults faults() {
    return faults;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Returns the folder of the libraries that the server ships with. */
  static Path libraries() {
    return jar().resolveSibling("lib");
  }

  /** Starts a process on the data of this server. */
  Process start(List<String> program, List<Integer> ports, Map<String, String> more, Path log)
      throws IOException {
    var command = new ArrayList<>(List.of(java(), "-Xmx512m", "-XX:+UseSerialGC"));
    command.addAll(program);
    var builder = new ProcessBuilder(command);
    var settings = new LinkedHashMap<String, String>();
    settings.put("DATABASE_URL", databaseUrl(proxy.port()));
    settings.put("CALLSHEET_HOME", home.toString());
    settings.put("CALLSHEET_PORT", Integer.toString(ports.getFirst()));
    settings.put("CALLSHEET_MANAGEMENT_PORT", Integer.toString(ports.getLast()));
    settings.put("CALLSHEET_MAX_JSON_BYTES", Integer.toString(MAX_JSON_BYTES));
    settings.put("CALLSHEET_BODY_DEADLINE", BODY_DEADLINE.toSeconds() + "s");
    settings.put("CALLSHEET_STALL_DEADLINE", BODY_DEADLINE.toSeconds() + "s");
    settings.put("CALLSHEET_UPLOAD_MAX_BYTES", Long.toString(MAX_UPLOAD_BYTES));
    settings.put("CALLSHEET_EGRESS_ALLOW_LOOPBACK", "true");
    settings.put("CALLSHEET_EGRESS_ALLOW_HTTP", "true");
    settings.put("CALLSHEET_JOBS_POLL", "200ms");
    settings.put("CALLSHEET_API_KEYS_USE_INTERVAL", "200ms");
    settings.put("CALLSHEET_PAYMENT_PROVIDER", "stripe");
    settings.put("CALLSHEET_PAYMENT_STRIPE_BASE_URL", stripe.address().toString());
    settings.put("STRIPE_API_KEY", "sk_test_contract");
    TestedFamilies.all().values().forEach(family -> settings.putAll(family.settings()));
    settings.putAll(more);
    builder.environment().putAll(settings);
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private void awaitReady() {
    Await.until(
        "the server",
        START,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("The server ended; see " + log());
          }
          return accepts(address);
        });
    client.send(ApiRequest.of("GET", "/openapi.yaml")).expect(200);
  }

  /** Whether the server answers; that a port takes connections may be its check that it is free. */
  static boolean accepts(URI address) {
    try {
      var connection =
          (HttpURLConnection) address.resolve("/openapi.yaml").toURL().openConnection();
      connection.setConnectTimeout(2000);
      connection.setReadTimeout(5000);
      return connection.getResponseCode() == 200;
    } catch (IOException refused) {
      return false;
    }
  }

  private void stop() {
    try {
      process.destroy();
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      admin.close();
      proxy.close();
      stripe.close();
      postgres.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interruption) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  static Path jar() {
    var jar =
        Path.of(System.getProperty("callsheet.server", "../server/target/callsheet-server.jar"));
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          jar
              + " is missing: the contract tests run in \"mvn verify\", after the server is packaged");
    }
    return jar;
  }

  private static String databaseUrl(int port) {
    return "postgresql://postgres:postgres@127.0.0.1:" + port + "/postgres";
  }

  static void deleteFolder(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
