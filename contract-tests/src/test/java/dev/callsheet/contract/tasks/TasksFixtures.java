package dev.callsheet.contract.tasks;

import dev.callsheet.contract.harness.CallsheetServer;
import java.util.List;
import java.util.Map;

/** One resource of every kind, each as its owner may use it; all work on them has ended. */
record TasksFixtures(
    TasksDesk owner,
    String file,
    String download,
    String task,
    String failedTask,
    String run,
    String automation,
    String webhook,
    String apiKey) {
  /** Stands in texts of the other organisation's resources, and nowhere else. */
  static final String MARK = "tasks-of-somebody-else";

  private static final int CREDITS = 20;

  private static final class OfOther {
    static final TasksFixtures MADE = make(TasksDesk.ofOther(), MARK);
  }

  /** Returns what the other organisation has, made when first asked for. */
  static TasksFixtures ofOther() {
    return OfOther.MADE;
  }

  /** Makes one of each in a project. */
  static TasksFixtures make(TasksDesk owner, String name) {
    CallsheetServer.running().grant(owner.organization(), CREDITS);
    var file = owner.uploaded(name + ".png", Pictures.png(48, 32));
    var smaller = Map.of("kind", "image", "format", "png", "width", 16);
    var workflow = Map.of("tasks", List.of(TasksDesk.step("smaller", smaller)));
    var automation =
        owner.post("/automations", Map.of("name", name, "workflow", workflow)).expect(201).json();
    return new TasksFixtures(
        owner,
        file,
        owner.signed(file),
        TasksDesk.id(owner.done(TasksDesk.with(smaller, "file_id", file))),
        failed(owner, file),
        TasksDesk.id(owner.ran(file, List.of(TasksDesk.step("smaller", smaller)))),
        TasksDesk.id(automation),
        TasksDesk.id(owner.webhook("http://127.0.0.1:9/" + name)),
        TasksDesk.id(owner.made(name, "read")));
  }

  /** Makes a task that fails: there are no subtitles in an image. */
  static String failed(TasksDesk owner, String file) {
    return TasksDesk.id(owner.done(Map.of("kind", "subtitles", "file_id", file)));
  }

  /** Returns the token of the signed URL of the file, which stands for the key and so is no id. */
  String downloadToken() {
    return download.split("/", -1)[4];
  }

  /** Returns the name at the end of the signed URL of the file. */
  String partName() {
    return download.substring(download.lastIndexOf('/') + 1);
  }

  /** Returns the ids by the names of path parameters and properties. */
  Map<String, String> ids() {
    return Map.of(
        "project_id", owner.project(),
        "file_id", file,
        "task_id", task,
        "run_id", run,
        "automation_id", automation,
        "webhook_id", webhook,
        "key_id", apiKey);
  }
}
