package dev.callsheet.client.example;

import dev.callsheet.client.Callsheet;
import dev.callsheet.client.DownloadInterruptedException;
import dev.callsheet.client.TasksClient;
import dev.callsheet.client.WaitException;
import dev.callsheet.client.WorkflowBuilder;
import dev.callsheet.client.WorkflowFact;
import dev.callsheet.client.api.ApiException;
import dev.callsheet.client.api.NoAnswerException;
import dev.callsheet.client.api.UndeclaredAnswer;
import dev.callsheet.client.tasks.error.PaymentRequired;
import dev.callsheet.client.tasks.error.ProjectRequired;
import dev.callsheet.client.tasks.error.RateLimited;
import dev.callsheet.client.tasks.error.TokenInvalid;
import dev.callsheet.client.tasks.model.AdaptiveVideoTask;
import dev.callsheet.client.tasks.model.AudioTask;
import dev.callsheet.client.tasks.model.CreateRunRequest;
import dev.callsheet.client.tasks.model.File;
import dev.callsheet.client.tasks.model.ImageTask;
import dev.callsheet.client.tasks.model.Oddity;
import dev.callsheet.client.tasks.model.Output;
import dev.callsheet.client.tasks.model.Probe;
import dev.callsheet.client.tasks.model.ProbeRequest;
import dev.callsheet.client.tasks.model.Run;
import dev.callsheet.client.tasks.model.RunTask;
import dev.callsheet.client.tasks.model.Task;
import dev.callsheet.client.tasks.model.TaskStatus;
import dev.callsheet.client.tasks.model.VideoTask;
import dev.callsheet.client.tasks.model.Warning;
import dev.callsheet.client.tasks.model.Workflow;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/**
 * Makes what a page needs of a video: a smaller one, a picture of it, its sound at an even
 * loudness, and one in several qualities if it is large. All of it is put beside the video.
 */
public final class Transcode {

  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final int LARGE = 1080;

  private final TasksClient client;
  private final Path video;
  private final PrintStream out;

  /** Takes the video, and where to tell what is done. */
  public Transcode(TasksClient client, Path video, PrintStream out) {
    this.client = client;
    this.video = video;
    this.out = out;
  }

  /**
   * Runs the example on the video that the first argument names. {@code CALLSHEET_URL} names the
   * server, {@code CALLSHEET_API_KEY} holds the key of a project; without it, the demo key of a
   * server started in this directory is used.
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1 || !Files.isReadable(Path.of(arguments[0]))) {
      System.err.println("Name a video that is readable.");
      System.exit(2);
    }
    Map<String, String> environment = System.getenv();
    Optional<String> apiKey = ApiKeys.find(environment, "tasks");
    if (apiKey.isEmpty()) {
      System.err.println(
          "Set CALLSHEET_API_KEY, or run this where the server was started with its demo keys.");
      System.exit(2);
    }
    TasksClient client =
        Callsheet.builder()
            .baseUrl(environment.getOrDefault("CALLSHEET_URL", "http://localhost:8080"))
            .build()
            .tasks(apiKey.orElseThrow());
    Transcode transcode = new Transcode(client, Path.of(arguments[0]).toAbsolutePath(), System.out);
    System.exit(transcode.run() ? 0 : 1);
  }

  /** Does the whole job and returns whether it was done; what went wrong is told in plain words. */
  public boolean run() throws IOException {
    try {
      work();
      return true;
    } catch (WaitException | DownloadInterruptedException | NoAnswerException stuck) {
      out.println(stuck.getMessage());
    } catch (ApiException error) {
      out.println(inPlainWords(error));
    }
    return false;
  }

  private void work() throws IOException {
    File source = upload();
    tell(client.probe().probeSource(ProbeRequest.of().withFileId(source.id())));
    Run run = run(CreateRunRequest.of(workflow()).withFileId(source.id()));
    for (RunTask task : run.tasks()) {
      if (task.status() == TaskStatus.SUCCEEDED) {
        save(task.ref(), client.taskOf(run, task.ref()));
      } else {
        out.println(task.ref() + " was " + task.status());
      }
    }
    out.printf(Locale.ROOT, "It cost %d credit(s)%n", run.credits());
  }

  /** What is done: the picture is one of the smaller video, the others are made of the source. */
  private static Workflow workflow() {
    WorkflowBuilder workflow = new WorkflowBuilder();
    WorkflowBuilder.Step web =
        workflow.add("web", VideoTask.of().withFormat("mp4").withHeight(720));
    workflow.add("poster", ImageTask.of().withFormat("webp").withAtMs(0)).from(web);
    workflow
        .add("sound", AudioTask.of().withFormat("aac").withNormalize(true).withPeaks(true))
        .when(WorkflowFact.hasAudio().is(true))
        .continueOnError();
    workflow
        .add("stream", AdaptiveVideoTask.of().withFormat("hls"))
        .when(WorkflowFact.height().isAtLeast(LARGE));
    return workflow.build();
  }

  private File upload() throws IOException {
    try (ProgressBar bar = Console.bytesBar("Upload", Files.size(video))) {
      return client.upload(video, (sent, total) -> bar.stepTo(sent));
    }
  }

  private void tell(Probe probe) {
    out.printf("%s holds %s%n", video.getFileName(), probe.medium());
    for (Oddity oddity : probe.nonStandard()) {
      out.println("  " + oddity.message());
    }
  }

  private Run run(CreateRunRequest request) {
    try (ProgressBar bar = Console.bar("Tasks", 100L * request.workflow().tasks().size(), "%", 1)) {
      return client.run(request, PATIENCE, run -> bar.stepTo(percent(run)));
    }
  }

  private static long percent(Run run) {
    return run.tasks().stream()
        .mapToLong(task -> task.status() == TaskStatus.SKIPPED ? 100 : task.progress())
        .sum();
  }

  private void save(String ref, Task task) throws IOException {
    for (Warning warning : task.warnings()) {
      out.println("  " + ref + ": " + warning.message());
    }
    for (Output output : task.outputs()) {
      if (client.files().getFile(output.fileId()).parts() == null) {
        String ending = output.name().replaceFirst("^.*(?=\\.)", "");
        Path target = Console.beside(video, ref + ending);
        client.download(output.fileId(), target);
        told(target, output);
      } else {
        Path target = Console.beside(video, ref);
        told(client.downloadParts(output.fileId(), target), output);
      }
    }
  }

  private void told(Path target, Output output) {
    Path folder = video.getParent();
    out.printf(
        Locale.ROOT,
        "Wrote %s (%,d bytes)%n",
        folder == null ? target : folder.relativize(target),
        output.sizeBytes());
  }

  /** One handler for the codes of every operation. */
  private static String inPlainWords(ApiException error) {
    if (error instanceof TokenInvalid) {
      return "The API key is wrong or revoked.";
    }
    if (error instanceof ProjectRequired) {
      return "The API key is one of the organisation; use one of a project.";
    }
    if (error instanceof PaymentRequired unpaid) {
      return "There are not enough credits: " + unpaid.message();
    }
    if (error instanceof RateLimited limited) {
      return "Too much at once; try again in " + limited.retryAfter().toSeconds() + " s.";
    }
    if (error instanceof UndeclaredAnswer undeclared) {
      return "This does not look like a Callsheet server (status %d, %s)."
          .formatted(undeclared.status(), undeclared.mediaType());
    }
    return String.valueOf(error.getMessage());
  }
}
