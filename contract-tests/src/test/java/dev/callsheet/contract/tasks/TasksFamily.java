package dev.callsheet.contract.tasks;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.OwnerKind;
import dev.callsheet.contract.family.TestedFamily;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Faults.Fault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The tasks: a project with a resource of every kind, and the organisation that owns it. */
public final class TasksFamily implements TestedFamily {
  /** The name of the family. */
  public static final String NAME = "tasks";

  /** The most bytes of a file of the organisation that sends the requests. */
  private static final int MAX_UPLOAD_BYTES = 1 << 20;

  private static final int CREDITS = 1_000_000;
  private static final int PARALLEL = 1_000_000;

  /** How long a probe may fetch its source. */
  private static final String PROBE_DEADLINE = "2s";

  /** How many tasks there are to be tried again. */
  private static final int FAILED_TASKS = 3;

  private final Map<String, String> ids = new HashMap<>();
  private final Deque<String> failedTasks = new ArrayDeque<>();
  private final AtomicInteger made = new AtomicInteger();

  /** The upload URL that goes with the id that was given last, of each thread. */
  private final ThreadLocal<String> uploadToken = ThreadLocal.withInitial(() -> "");

  private final ContractDocument document = ContractDocument.load();
  private @Nullable TasksDesk opened;
  private @Nullable TasksFixtures fixtures;
  private @Nullable Fault busy;

  @Override
  public String family() {
    return NAME;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("CALLSHEET_TASKS_PROBE_DEADLINE", PROBE_DEADLINE);
  }

  @Override
  public String key() {
    return own().key();
  }

  @Override
  public String key(ApiOperation operation) {
    return isOfOrganization(operation) ? own().organization().key() : key();
  }

  private boolean isOfOrganization(ApiOperation operation) {
    return document
        .familyOf(operation.path())
        .flatMap(operation::keyOwner)
        .equals(Optional.of(OwnerKind.ORGANIZATION));
  }

  @Override
  public Optional<String> value(ApiOperation operation, String name) {
    return switch (operation.id() + " " + name) {
      case "retryTask task_id" -> Optional.of(failedTask());
      case "uploadMediaFile file_id" -> Optional.of(awaited());
      case "uploadMediaFile upload_token" -> Optional.of(uploadToken.get());
      case "downloadMediaFile download_token" -> Optional.of(fixtures().downloadToken());
      case "downloadMediaFile name" -> Optional.of(fixtures().partName());
      case "deleteMediaFile file_id" -> Optional.of(TasksDesk.id(own().announced("Soon gone")));
      case "deleteAutomation automation_id" -> Optional.of(automation());
      case "deleteMediaProject project_id" ->
          Optional.of(TasksDesk.ofNewProject(own().organization(), "Soon gone").project());
      case "revokeMediaProjectKey key_id" -> Optional.of(apiKey());
      case "deleteMediaWebhook webhook_id" -> Optional.of(webhook());
      default ->
          name.equals("url") ? Optional.of(TasksDesk.NEVER) : Optional.ofNullable(ids().get(name));
    };
  }

  @Override
  public Optional<byte[]> body(ApiOperation operation, String mediaType) {
    return Optional.of(Pictures.png(8, 8));
  }

  /** What a file is shows when a task looks at it. */
  @Override
  public boolean judgesBody(ApiOperation operation) {
    return false;
  }

  @Override
  public byte[] oversizedBody(ApiOperation operation) {
    return new byte[MAX_UPLOAD_BYTES + 1];
  }

  @Override
  public String neededTable(ApiOperation operation) {
    return operation.secured() ? "api_key" : "tasks_file";
  }

  @Override
  public String foreignKey() {
    return TasksFixtures.ofOther().owner().key();
  }

  @Override
  public String foreignKey(ApiOperation operation) {
    return isOfOrganization(operation)
        ? TasksFixtures.ofOther().owner().organization().key()
        : foreignKey();
  }

  @Override
  public Map<String, String> foreignIds() {
    return TasksFixtures.ofOther().ids();
  }

  @Override
  public Set<String> foreignTexts() {
    return Set.of(
        TasksFixtures.MARK, foreignKey(), TasksFixtures.ofOther().owner().organization().key());
  }

  @Override
  public void begin() {
    own();
    busy =
        CallsheetServer.running()
            .faults()
            .workersBusy("tasks.task", "tasks.fetched-task", "tasks.trigger-automation");
  }

  @Override
  public void end() {
    JsonNode running;
    do {
      running = own().get("/runs?status=running&limit=100").expect(200).json().path("data");
      running.forEach(run -> own().post("/runs/" + TasksDesk.id(run) + "/cancel").expect(200));
    } while (!running.isEmpty());
    if (busy != null) {
      busy.close();
      busy = null;
    }
  }

  private synchronized TasksDesk own() {
    if (opened == null) {
      opened = TasksDesk.ofNew("Tested", CREDITS);
      CallsheetServer.running()
          .setPlan(
              opened.organization(),
              NAME,
              "--max-upload-bytes",
              Integer.toString(MAX_UPLOAD_BYTES),
              "--parallel",
              Integer.toString(PARALLEL));
      fixtures = TasksFixtures.make(opened, "tested");
      ids.putAll(fixtures.ids());
      failedTasks.add(fixtures.failedTask());
      while (failedTasks.size() < FAILED_TASKS) {
        failedTasks.add(TasksFixtures.failed(opened, fixtures.file()));
      }
      // So that each list has a second page.
      TasksFixtures.make(opened, "another");
      TasksDesk.ofNewProject(opened.organization(), "Another");
    }
    return opened;
  }

  private Map<String, String> ids() {
    own();
    return ids;
  }

  private TasksFixtures fixtures() {
    own();
    return Objects.requireNonNull(fixtures);
  }

  /** Returns one task after the other. */
  private synchronized String failedTask() {
    own();
    failedTasks.add(failedTasks.remove());
    return failedTasks.getLast();
  }

  private String awaited() {
    var file = own().announced("tested-" + made.incrementAndGet() + ".png");
    var path = TasksDesk.path(file.at("/upload/url"));
    uploadToken.set(path.substring(path.lastIndexOf('/') + 1));
    return TasksDesk.id(file);
  }

  private String automation() {
    var body =
        Map.of(
            "name",
            "Soon gone",
            "workflow",
            Map.of("tasks", List.of(TasksDesk.step("stored", Map.of("kind", "ingest")))));
    return TasksDesk.id(own().post("/automations", body).expect(201).json());
  }

  private String webhook() {
    return newest(
        own().post("/webhooks", Map.of("url", TasksDesk.NEVER)),
        () -> own().get("/webhooks?limit=1"));
  }

  private String apiKey() {
    return newest(
        own().ask("POST", own().keys(), Map.of("name", "Soon gone", "scopes", List.of("read"))),
        () -> own().ask(own().keys() + "?limit=1"));
  }

  /** There may only be so many, so the newest is used when there are no more to have. */
  private static String newest(Answer created, Supplier<Answer> list) {
    return created.status() == 201
        ? TasksDesk.id(created.json())
        : TasksDesk.id(list.get().expect(200).json().at("/data/0"));
  }
}
