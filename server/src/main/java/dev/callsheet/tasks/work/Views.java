package dev.callsheet.tasks.work;

import dev.callsheet.tasks.file.Downloads;
import dev.callsheet.tasks.file.Files;
import dev.callsheet.tasks.file.MediaFile;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tasks and runs with what answers tell besides. */
@Singleton
public final class Views {
  private final TaskRepository tasks;
  private final Sealing sealing;
  private final Files files;
  private final Downloads downloads;

  Views(TaskRepository tasks, Sealing sealing, Files files, Downloads downloads) {
    this.tasks = tasks;
    this.sealing = sealing;
    this.files = files;
    this.downloads = downloads;
  }

  /** Returns a task with the URLs of its files. */
  public TaskView of(StoredTask task) {
    return of(List.of(task)).getFirst();
  }

  /** Returns tasks of one project with the URLs of their files. */
  public List<TaskView> of(List<StoredTask> all) {
    if (all.isEmpty()) {
      return List.of();
    }
    var ids = all.stream().flatMap(Views::fileIds).distinct().toList();
    var urls = urls(all.getFirst(), ids);
    return all.stream()
        .map(
            task ->
                new TaskView(
                    task,
                    sealing.asked(task),
                    fileIds(task)
                        .filter(urls::containsKey)
                        .distinct()
                        .collect(Collectors.toMap(id -> id, urls::get))))
        .toList();
  }

  /** Returns a task as events tell it, without URLs: they may hold secrets, or would not last. */
  TaskView withoutUrls(StoredTask task) {
    return new TaskView(task, sealing.asked(task).withoutUrl(), Map.of());
  }

  /** Returns a run as events tell it, without URLs: they may hold secrets. */
  RunView withoutUrls(StoredRun run) {
    return new RunView(run, sealing.spec(run).withoutUrls(), tasks.ofRun(run.id()));
  }

  /** Returns a run with its tasks. */
  public RunView of(StoredRun run) {
    return new RunView(run, sealing.spec(run), tasks.ofRun(run.id()));
  }

  private Map<String, Downloads.Signed> urls(StoredTask task, Collection<String> fileIds) {
    return files.find(task.scope(), fileIds).stream()
        .collect(Collectors.toMap(MediaFile::id, downloads::sign));
  }

  private static Stream<String> fileIds(StoredTask task) {
    var result = task.taskResult();
    return result == null ? Stream.empty() : result.outputs().stream().map(MadeFile::fileId);
  }
}
