package dev.callsheet.tasks.automation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.credit.Credits;
import dev.callsheet.job.Attempt;
import dev.callsheet.tasks.TasksNode;
import dev.callsheet.tasks.file.Files;
import dev.callsheet.tasks.file.MediaFile;
import dev.callsheet.tasks.file.NewFile;
import dev.callsheet.tasks.kind.TaskKind;
import dev.callsheet.tasks.kind.TaskSource;
import dev.callsheet.tasks.kind.TaskSpec;
import dev.callsheet.tasks.workflow.Workflow;
import dev.callsheet.tasks.workflow.WorkflowTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Automations, and what begins runs of them by itself. */
final class AutomationsTest {
  private static final Workflow WORKFLOW = workflow("a");

  @TempDir Path home;
  private TasksNode node;
  private Automations automations;

  @BeforeEach
  void start() {
    node = new TasksNode(home, Map.of("callsheet.tasks.max-automations", 3));
    node.bean(Credits.class).grant(node.organization, 100, "test");
    automations = node.bean(Automations.class);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void aChangeLeavesWhatItDoesNotName() {
    var made = create(TriggerEvent.FILE_INGESTED);
    var changed =
        automations
            .change(node.project, made.id(), new Automations.Change("Other", null, null, null))
            .orElseThrow();
    assertEquals("Other", changed.name());
    assertEquals(TriggerEvent.FILE_INGESTED, changed.triggerEvent());
    assertEquals(WORKFLOW, automations.workflow(changed));

    var again =
        automations
            .change(
                node.project,
                made.id(),
                new Automations.Change(null, workflow("b"), Optional.empty(), false))
            .orElseThrow();
    assertEquals("Other", again.name());
    assertEquals(null, again.triggerEvent());
    assertEquals(workflow("b"), automations.workflow(again));
    assertEquals(Optional.of(again), automations.find(node.project, made.id()));
  }

  @Test
  void anotherProjectsAutomationIsNobodys() {
    var made = create(null);
    var other = node.newProject("Second");
    assertTrue(automations.find(other, made.id()).isEmpty());
    assertTrue(
        automations
            .change(other, made.id(), new Automations.Change("Mine", null, null, null))
            .isEmpty());
    assertEquals(false, automations.delete(other, made.id()));
    assertEquals(true, automations.delete(node.project, made.id()));
  }

  @Test
  void aProjectHasOnlySoManyAutomations() {
    for (var count = 0; count < 3; count++) {
      create(null);
    }
    assertTrue(automations.create(node.project, "One more", WORKFLOW, null, true).isEmpty());
  }

  @Test
  void anUploadBeginsOneRunOfEachAutomationThatListens() throws Exception {
    var listening = create(TriggerEvent.FILE_INGESTED);
    create(null);
    var disabled = create(TriggerEvent.FILE_INGESTED);
    automations.change(
        node.project, disabled.id(), new Automations.Change(null, null, null, false));
    var file = add();

    node.inTransaction(
        () -> {
          automations.uploaded(node.project, file);
          return true;
        });
    assertEquals(1, node.count("select count(*) from job_light where task_name like 'tasks.%'"));
    var trigger = node.bean(TriggerAutomation.class);
    var order = new TriggerAutomation.Order(listening.id(), file.id());
    trigger.run(order, new Attempt("job", 1, false));
    trigger.run(order, new Attempt("job", 1, false));

    assertEquals(1, node.count("select count(*) from tasks_run"));
    assertEquals(
        1,
        node.count(
            "select count(*) from tasks_run where automation_id = '"
                + listening.id()
                + "' and triggered_by = '"
                + file.id()
                + "'"));
  }

  private StoredAutomation create(@org.jspecify.annotations.Nullable TriggerEvent trigger) {
    return automations.create(node.project, "Publish", WORKFLOW, trigger, true).orElseThrow();
  }

  private static Workflow workflow(String ref) {
    return new Workflow(
        List.of(
            new WorkflowTask(
                ref,
                List.of(),
                null,
                false,
                new TaskSpec(TaskKind.INGEST, TaskSource.NONE, Map.of()))));
  }

  private MediaFile add() throws Exception {
    var path = home.resolve("made");
    java.nio.file.Files.write(path, new byte[] {1});
    var part = new NewFile.Part("content", "application/octet-stream", path);
    var files = node.bean(Files.class);
    var prepared = files.prepare(new NewFile("a.bin", List.of(part), null, null, null));
    return node.inTransaction(() -> files.add(node.project, "task_1", prepared));
  }
}
