package dev.callsheet.tasks.work;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.callsheet.api.tasks.model.Condition;
import dev.callsheet.api.tasks.model.ConditionField;
import dev.callsheet.api.tasks.model.ConditionOperator;
import dev.callsheet.api.tasks.model.OnError;
import dev.callsheet.api.tasks.model.TaskSpec;
import dev.callsheet.api.tasks.model.Workflow;
import dev.callsheet.api.tasks.model.WorkflowTask;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.tasks.kind.TaskKind;
import dev.callsheet.tasks.kind.TaskSource;
import dev.callsheet.tasks.workflow.Field;
import dev.callsheet.tasks.workflow.Operator;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tasks and workflows are asked for with, as the contract writes it and as this server has it.
 */
public final class WorkflowModels {
  private static final String KIND = "kind";
  private static final String URL = "url";
  private static final String FILE_ID = "file_id";
  private static final String REF = "ref";

  private WorkflowModels() {}

  /** Reads what a task is asked for. */
  public static dev.callsheet.tasks.kind.TaskSpec spec(TaskSpec spec) {
    var values =
        JsonColumn.read(JsonColumn.write(spec), new TypeReference<HashMap<String, Object>>() {});
    var kind = Objects.requireNonNull(text(values, KIND));
    var source = new TaskSource(text(values, URL), text(values, FILE_ID), text(values, REF));
    return new dev.callsheet.tasks.kind.TaskSpec(
        TaskKind.valueOf(kind.toUpperCase(Locale.ROOT)), source, values);
  }

  /** Writes what a task was asked for. */
  public static TaskSpec spec(dev.callsheet.tasks.kind.TaskSpec spec) {
    var values = new HashMap<>(spec.parameters());
    values.put(KIND, spec.kind().word());
    var source = spec.source();
    put(values, URL, source.url());
    put(values, FILE_ID, source.fileId());
    put(values, REF, source.ref());
    return JsonColumn.read(JsonColumn.write(values), TaskSpec.class);
  }

  /** Reads a workflow. */
  public static dev.callsheet.tasks.workflow.Workflow workflow(Workflow workflow) {
    return new dev.callsheet.tasks.workflow.Workflow(
        workflow.tasks().stream().map(WorkflowModels::task).toList());
  }

  /** Writes a workflow. */
  public static Workflow workflow(dev.callsheet.tasks.workflow.Workflow workflow) {
    return new Workflow(workflow.tasks().stream().map(WorkflowModels::task).toList());
  }

  /** Reads the source of tasks that name none. */
  public static TaskSource source(@Nullable URI url, @Nullable String fileId) {
    return new TaskSource(url == null ? null : url.toString(), fileId, null);
  }

  private static dev.callsheet.tasks.workflow.WorkflowTask task(WorkflowTask task) {
    return new dev.callsheet.tasks.workflow.WorkflowTask(
        task.ref(),
        Objects.requireNonNullElse(task.after(), List.of()),
        task.when() == null ? null : condition(task.when()),
        task.onError() == OnError.CONTINUE,
        spec(task.task()));
  }

  private static WorkflowTask task(dev.callsheet.tasks.workflow.WorkflowTask task) {
    return new WorkflowTask(
        task.ref(),
        task.after().isEmpty() ? null : task.after(),
        task.when() == null ? null : condition(task.when()),
        task.continueOnError() ? OnError.CONTINUE : null,
        spec(task.spec()));
  }

  private static dev.callsheet.tasks.workflow.Condition condition(Condition condition) {
    return new dev.callsheet.tasks.workflow.Condition(
        Field.valueOf(condition.field().value().toUpperCase(Locale.ROOT)),
        Operator.valueOf(condition.operator().value().toUpperCase(Locale.ROOT)),
        condition.value(),
        condition.ofTask());
  }

  private static Condition condition(dev.callsheet.tasks.workflow.Condition condition) {
    return new Condition(
        ConditionField.of(condition.field().word()).orElseThrow(),
        ConditionOperator.of(condition.operator().name().toLowerCase(Locale.ROOT)).orElseThrow(),
        condition.value(),
        condition.of());
  }

  private static @Nullable String text(Map<String, Object> values, String name) {
    return (String) values.remove(name);
  }

  private static void put(Map<String, Object> values, String name, @Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
