package dev.callsheet.client.example;

import dev.callsheet.client.Callsheet;
import dev.callsheet.client.ClipsClient;
import dev.callsheet.client.WaitException;
import dev.callsheet.client.api.ApiException;
import dev.callsheet.client.api.NoAnswerException;
import dev.callsheet.client.api.UndeclaredAnswer;
import dev.callsheet.client.clips.ClipFile;
import dev.callsheet.client.clips.error.BadRequest;
import dev.callsheet.client.clips.error.Forbidden;
import dev.callsheet.client.clips.error.TooManyRequests;
import dev.callsheet.client.clips.model.AspectRatio;
import dev.callsheet.client.clips.model.Clip;
import dev.callsheet.client.clips.model.CreateClipsRequest;
import dev.callsheet.client.clips.model.Export;
import dev.callsheet.client.clips.model.ExportClipsRequest;
import dev.callsheet.client.clips.model.ExportFile;
import dev.callsheet.client.clips.model.Project;
import dev.callsheet.client.clips.model.Reason;
import dev.callsheet.client.clips.model.Results;
import dev.callsheet.client.clips.model.UploadedSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/**
 * Uploads a video, has its three best clips chosen, exports them for a phone and downloads them;
 * they are put beside the video.
 */
public final class MakeClips {

  private static final Duration PATIENCE = Duration.ofHours(2);
  private static final int CLIPS = 3;
  private static final int SHORTEST_MS = 5_000;
  private static final int LONGEST_MS = 30_000;

  private final ClipsClient client;
  private final Path file;
  private final PrintStream out;
  private final Console console;

  /** Takes the video and where to tell what is done. */
  public MakeClips(ClipsClient client, Path file, PrintStream out) {
    this.client = client;
    this.file = file;
    this.out = out;
    this.console = new Console(out);
  }

  /**
   * Runs the example on the file that the first argument names. {@code CALLSHEET_URL} names the
   * server, {@code CALLSHEET_API_KEY} holds the key; without it, the demo key of a server started
   * in this directory is used.
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1 || !Files.isReadable(Path.of(arguments[0]))) {
      System.err.println("Name one video that can be read.");
      System.exit(2);
    }
    Map<String, String> environment = System.getenv();
    Optional<String> apiKey = ApiKeys.find(environment, "clips");
    if (apiKey.isEmpty()) {
      System.err.println(
          "Set CALLSHEET_API_KEY, or run this where the server was started with its demo keys.");
      System.exit(2);
    }
    ClipsClient client =
        Callsheet.builder()
            .baseUrl(environment.getOrDefault("CALLSHEET_URL", "http://localhost:8080"))
            .build()
            .clips(apiKey.orElseThrow());
    Path file = Path.of(arguments[0]).toAbsolutePath();
    System.exit(new MakeClips(client, file, System.out).run() ? 0 : 1);
  }

  /** Does the whole job and returns whether it was done; what went wrong is told in plain words. */
  public boolean run() throws IOException {
    try {
      work();
      return true;
    } catch (WaitException waited) {
      out.println(waited.getMessage());
    } catch (NoAnswerException silence) {
      out.println(silence.getMessage());
    } catch (ApiException error) {
      out.println(inPlainWords(error));
    }
    return false;
  }

  private void work() throws IOException {
    UploadedSource source = client.uploadSource(file);
    out.printf(
        "Source %s plays %s; a project of it costs %d unit(s)%n",
        source.identity(), Console.seconds(source.video().durationMs()), source.units());
    Project project =
        client
            .projects()
            .createClips(
                CreateClipsRequest.of()
                    .withIdentity(source.identity())
                    .withMinClipMs(SHORTEST_MS)
                    .withMaxClipMs(LONGEST_MS)
                    .withMaxClips(CLIPS))
            .data();
    out.println("Project " + project.projectId());
    Results results;
    try (ProgressBar bar = Console.bar("Choose", 100, "%", 1)) {
      results =
          client.awaitClips(
              project.projectId(), PATIENCE, seen -> bar.stepTo(seen.progressPercent()));
    }
    List<Clip> clips = Objects.requireNonNull(results.clips());
    clips.forEach(this::tell);
    if (clips.isEmpty()) {
      out.println("No stretch of it is long enough between two pauses.");
      return;
    }
    export(project, clips);
  }

  private void tell(Clip clip) {
    out.printf(
        Locale.ROOT,
        "  %d. %s – %s, score %.1f: %s %s%n",
        clip.idx(),
        Console.seconds(clip.beginMs()),
        Console.seconds(clip.endMs()),
        clip.score(),
        clip.title(),
        clip.tags());
    for (Reason reason : clip.reasons()) {
      out.printf(Locale.ROOT, "     %5.1f  %s%n", reason.points(), reason.description());
    }
  }

  private void export(Project project, List<Clip> clips) throws IOException {
    Export export =
        client
            .exports()
            .exportClips(
                ExportClipsRequest.of(project.projectId(), clips.stream().map(Clip::idx).toList())
                    .withAspectRatio(AspectRatio._9_16))
            .data();
    out.println("Export " + export.exportId());
    Export finished;
    try (ProgressBar bar = Console.bar("Export", 100, "%", 1)) {
      finished =
          client.awaitExport(
              export.exportId(), PATIENCE, seen -> bar.stepTo(seen.progressPercent()));
    }
    for (ExportFile made : finished.files()) {
      ClipFile download = client.exports().downloadClip(finished.exportId(), made.idx());
      console.save(download.body(), Console.beside(file, "clip-" + made.idx() + ".mp4"));
    }
    out.println("The server keeps them until " + finished.expiresAt());
  }

  /** One handler for the statuses of every operation. */
  private static String inPlainWords(ApiException error) {
    if (error instanceof BadRequest invalid) {
      return invalid.message() + " (trace " + invalid.traceId() + ")";
    }
    if (error instanceof Forbidden forbidden) {
      return "The API key may not ask for " + forbidden.path() + ".";
    }
    if (error instanceof TooManyRequests tooMany) {
      return "Too much at once; try again in " + tooMany.retryAfter().toSeconds() + " s.";
    }
    if (error instanceof UndeclaredAnswer undeclared) {
      return "This does not look like a Callsheet server (status %d, %s)."
          .formatted(undeclared.status(), undeclared.mediaType());
    }
    return String.valueOf(error.getMessage());
  }
}
