package dev.callsheet.client.example;

import dev.callsheet.client.Callsheet;
import dev.callsheet.client.StudioClient;
import dev.callsheet.client.StudioWaitException;
import dev.callsheet.client.UploadInterruptedException;
import dev.callsheet.client.WaitException;
import dev.callsheet.client.api.ApiException;
import dev.callsheet.client.api.NoAnswerException;
import dev.callsheet.client.api.UndeclaredAnswer;
import dev.callsheet.client.studio.CreateAssetException;
import dev.callsheet.client.studio.CreateCutException;
import dev.callsheet.client.studio.DownloadRenderResult;
import dev.callsheet.client.studio.ExportCutResult;
import dev.callsheet.client.studio.RenderFile;
import dev.callsheet.client.studio.error.Unauthenticated;
import dev.callsheet.client.studio.error.UnsupportedFormat;
import dev.callsheet.client.studio.error.UpstreamUnavailable;
import dev.callsheet.client.studio.error.ValidationError;
import dev.callsheet.client.studio.model.Asset;
import dev.callsheet.client.studio.model.AssetFailureReason;
import dev.callsheet.client.studio.model.AssetStatus;
import dev.callsheet.client.studio.model.CreateCutRequest;
import dev.callsheet.client.studio.model.CreateProjectRequest;
import dev.callsheet.client.studio.model.CreateRenderRequest;
import dev.callsheet.client.studio.model.Cut;
import dev.callsheet.client.studio.model.CutResult;
import dev.callsheet.client.studio.model.CutScript;
import dev.callsheet.client.studio.model.EditListFormat;
import dev.callsheet.client.studio.model.FieldError;
import dev.callsheet.client.studio.model.KeptRange;
import dev.callsheet.client.studio.model.Project;
import dev.callsheet.client.studio.model.Render;
import dev.callsheet.client.studio.model.RenderFormat;
import dev.callsheet.client.studio.model.SilenceScript;
import dev.callsheet.client.studio.model.WorkFailureReason;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/**
 * Uploads a recording, cuts its silences out, exports the edit in every format, renders it and
 * downloads the render; everything is put beside the recording.
 */
public final class CutSilences {

  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private static final Map<EditListFormat, String> ENDINGS =
      Map.of(
          EditListFormat.EDL, "edl",
          EditListFormat.FCPXML, "fcpxml",
          EditListFormat.PREMIERE_XML, "xml",
          EditListFormat.OTIO, "otio",
          EditListFormat.CSV, "csv",
          EditListFormat.JSON, "json");

  private final StudioClient studio;
  private final Path file;
  private final PrintStream out;
  private final Console console;

  /** Takes the recording and where to tell what is done. */
  public CutSilences(StudioClient studio, Path file, PrintStream out) {
    this.studio = studio;
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
    if (arguments.length != 1) {
      System.err.println("Name one recording: java -jar client/target/callsheet-client.jar FILE");
      System.exit(2);
    }
    Path file = Path.of(arguments[0]).toAbsolutePath();
    if (!Files.isReadable(file)) {
      System.err.println("There is no readable file " + file);
      System.exit(2);
    }
    Map<String, String> environment = System.getenv();
    Optional<String> apiKey = ApiKeys.find(environment, "studio");
    if (apiKey.isEmpty()) {
      System.err.println(
          "Set CALLSHEET_API_KEY, or run this where the server was started with its demo keys.");
      System.exit(2);
    }
    StudioClient studio =
        Callsheet.builder()
            .baseUrl(environment.getOrDefault("CALLSHEET_URL", "http://localhost:8080"))
            .build()
            .studio(apiKey.orElseThrow());
    System.exit(new CutSilences(studio, file, System.out).run() ? 0 : 1);
  }

  /** Does the whole job and returns whether it was done; what went wrong is told in plain words. */
  public boolean run() throws IOException {
    try {
      work();
      return true;
    } catch (CreateAssetException.InsufficientCredits broke) {
      out.println("There are no credits left. Top up, then try again.");
    } catch (CreateCutException.AssetFailed failed) {
      out.println("The recording cannot be cut: " + failed.message());
    } catch (StudioWaitException.AssetFailed failed) {
      out.println(inPlainWords(failed));
    } catch (StudioWaitException.WorkEnded ended) {
      out.println(inPlainWords(ended));
    } catch (WaitException waited) {
      out.println(waited.getMessage());
    } catch (UploadInterruptedException interrupted) {
      out.println("The upload stands still. Its bytes are kept; run this again later.");
    } catch (NoAnswerException silence) {
      out.println(silence.getMessage());
    } catch (ApiException error) {
      out.println(inPlainWords(error));
    }
    return false;
  }

  private void work() throws IOException {
    Project project =
        studio.projects().createProject(CreateProjectRequest.of(file.getFileName().toString()));
    out.println("Project " + project.id());

    Asset asset = upload(project);
    out.println("Asset " + asset.id() + ", being prepared");
    asset = prepareSound(asset);
    out.printf(
        Locale.ROOT,
        "It plays %s and cost %d credit(s)%n",
        Console.seconds(Objects.requireNonNullElse(asset.durationMs(), 0L)),
        Objects.requireNonNullElse(asset.creditsCharged(), 0L));

    Cut cut = cut(asset);
    CutResult result = Objects.requireNonNull(cut.result());
    tell(result);
    if (result.ranges().isEmpty()) {
      out.println(
          "Nothing is left to export or render: no sound is both above threshold_db and as long as"
              + " minimum_keep_ms.");
      return;
    }
    for (EditListFormat format : EditListFormat.values()) {
      if (format != EditListFormat.UNKNOWN) {
        export(cut, format);
      }
    }
    render(asset, cut);
  }

  private Asset upload(Project project) throws IOException {
    try (ProgressBar bar = Console.bytesBar("Upload", Files.size(file))) {
      return studio.upload(project.id(), file, (sent, total) -> bar.stepTo(sent));
    }
  }

  private Asset prepareSound(Asset asset) {
    try (ProgressBar bar = Console.bar("Prepare", 100, "%", 1)) {
      return studio.awaitCuttable(asset.id(), PATIENCE, seen -> step(bar, seen));
    }
  }

  private void prepareVideo(Asset asset) {
    try (ProgressBar bar = Console.bar("Prepare", 100, "%", 1)) {
      studio.awaitReady(asset.id(), PATIENCE, seen -> step(bar, seen));
    }
  }

  /** An asset that is no longer being prepared has no progress. */
  private static void step(ProgressBar bar, Asset seen) {
    Integer percent = seen.progressPercent();
    if (percent != null) {
      bar.stepTo(percent);
    } else if (seen.status() == AssetStatus.READY) {
      bar.stepTo(100);
    }
  }

  private Cut cut(Asset asset) {
    CutScript script = CutScript.of().withSilence(SilenceScript.of());
    Cut cut = studio.cuts().createCut(CreateCutRequest.of(asset.id(), script));
    out.println("Cut " + cut.id());
    return studio.awaitCut(cut.id(), PATIENCE);
  }

  private void tell(CutResult result) {
    for (KeptRange range : result.ranges()) {
      out.printf(
          "  keep %9s – %9s%n", Console.seconds(range.startMs()), Console.seconds(range.endMs()));
    }
    out.printf(
        "Of %s, %s stay in %d range(s); %s of silence go%n",
        Console.seconds(result.sourceMs()),
        Console.seconds(result.keptMs()),
        result.ranges().size(),
        Console.seconds(result.removedMs()));
  }

  private void export(Cut cut, EditListFormat format) throws IOException {
    ExportCutResult result = studio.cuts().exportCutResult(cut.id(), format);
    if (result instanceof UnsupportedFormat unsupported) {
      out.println("No " + format + ": " + unsupported.message());
      return;
    }
    console.save(
        ExportCutResult.orThrow(result).body(), Console.beside(file, "cut." + ENDINGS.get(format)));
  }

  private void render(Asset asset, Cut cut) throws IOException {
    boolean video = asset.video() != null;
    if (video) {
      prepareVideo(asset);
    }
    RenderFormat format = video ? RenderFormat.MP4 : RenderFormat.M4A;
    Render render =
        studio
            .renders()
            .createRender(CreateRenderRequest.of(asset.id(), format).withCutId(cut.id()));
    out.println("Render " + render.id());
    Render finished;
    try (ProgressBar bar = Console.bar("Render", 100, "%", 1)) {
      finished =
          studio.awaitRender(render.id(), PATIENCE, seen -> bar.stepTo(seen.progressPercent()));
      bar.stepTo(100);
    }
    DownloadRenderResult.Success download = studio.renders().downloadRender(finished.id());
    if (download instanceof RenderFile whole) {
      console.save(whole.body(), Console.beside(file, "cut." + format));
    }
    out.println(
        "The render plays " + Console.seconds(Objects.requireNonNull(finished.durationMs())));
  }

  private static String inPlainWords(StudioWaitException.AssetFailed failed) {
    return failed
        .failure()
        .map(failure -> inPlainWords(failure.reason()) + " (" + failure.message() + ")")
        .orElseGet(() -> String.valueOf(failed.getMessage()));
  }

  private static String inPlainWords(StudioWaitException.WorkEnded ended) {
    return ended
        .failure()
        .map(failure -> inPlainWords(failure.reason()) + " (" + failure.message() + ")")
        .orElseGet(() -> String.valueOf(ended.getMessage()));
  }

  private static String inPlainWords(AssetFailureReason reason) {
    return switch (reason) {
      case NOT_MEDIA -> "This file is no recording: its bytes are neither audio nor video.";
      case NO_AUDIO -> "This recording has no sound, so there are no silences to find.";
      case CORRUPT -> "This recording is damaged and cannot be read.";
      case UNSUPPORTED -> "This recording has a form that the server cannot work on.";
      case TOO_LONG -> "This recording is longer than the server takes.";
      case LIMIT_EXCEEDED -> "This recording would take more than the server gives to one.";
      case UPLOAD_EXPIRED -> "The upload took too long and was given up.";
      case UPLOAD_TERMINATED -> "The upload was given up.";
      case INTERNAL -> "Something went wrong inside the server.";
      case UNKNOWN -> "It failed for a reason that this client does not know.";
    };
  }

  private static String inPlainWords(WorkFailureReason reason) {
    return switch (reason) {
      case CORRUPT -> "This recording is damaged and cannot be read.";
      case UNSUPPORTED -> "This recording has a form that the server cannot work on.";
      case LIMIT_EXCEEDED -> "This recording would take more than the server gives to one.";
      case INTERNAL -> "Something went wrong inside the server.";
      case UNKNOWN -> "It failed for a reason that this client does not know.";
    };
  }

  /** One handler for the codes of every operation. */
  private static String inPlainWords(ApiException error) {
    String said;
    if (error instanceof Unauthenticated) {
      said = "The API key is missing, wrong or revoked.";
    } else if (error instanceof ValidationError invalid) {
      StringBuilder fields = new StringBuilder("The server refuses these fields:");
      for (FieldError field : invalid.details().fields()) {
        fields.append("\n  ").append(field.field()).append(": ").append(field.message());
      }
      said = fields.toString();
    } else if (error instanceof UpstreamUnavailable unavailable) {
      said =
          "The server is busy with itself; try again in %d s."
              .formatted(unavailable.retryAfter().toSeconds());
    } else if (error instanceof UndeclaredAnswer undeclared) {
      said =
          "This does not look like a Callsheet server (status %d, %s)."
              .formatted(undeclared.status(), undeclared.mediaType());
    } else {
      said = error.message();
    }
    return said + "\n(" + error.getMessage() + ")";
  }
}
