package dev.callsheet.client.example;

import dev.callsheet.client.Callsheet;
import dev.callsheet.client.DocumentsClient;
import dev.callsheet.client.DownloadInterruptedException;
import dev.callsheet.client.StartedRun;
import dev.callsheet.client.WaitException;
import dev.callsheet.client.api.ApiException;
import dev.callsheet.client.api.NoAnswerException;
import dev.callsheet.client.api.UndeclaredAnswer;
import dev.callsheet.client.documents.error.InsufficientCredits;
import dev.callsheet.client.documents.error.InvalidApiKey;
import dev.callsheet.client.documents.error.RateLimitExceeded;
import dev.callsheet.client.documents.error.ValidationError;
import dev.callsheet.client.documents.model.FieldError;
import dev.callsheet.client.documents.model.File;
import dev.callsheet.client.documents.model.Format;
import dev.callsheet.client.documents.model.GenerateRequest;
import dev.callsheet.client.documents.model.Image;
import dev.callsheet.client.documents.model.Missing;
import dev.callsheet.client.documents.model.Preflight;
import dev.callsheet.client.documents.model.PreflightRequest;
import dev.callsheet.client.documents.model.Run;
import dev.callsheet.client.documents.model.Table;
import dev.callsheet.client.documents.model.Warning;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import me.tongfei.progressbar.ProgressBar;

/**
 * Uploads the data and the images that an outline names, and makes a workbook, a text document and
 * a deck of slides out of it; they are put beside the outline.
 */
public final class MakeReport {

  private static final Duration PATIENCE = Duration.ofHours(1);

  /** A key of the first tier has 10 requests a minute, and waits for its next ones. */
  private static final Duration NEXT_REQUESTS = Duration.ofMinutes(1);

  private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "gif", "webp", "svg");

  private final DocumentsClient client;
  private final Path outline;
  private final List<Path> inputs;
  private final PrintStream out;

  /** Takes the outline, the data files and images that it names, and where to tell what is done. */
  public MakeReport(DocumentsClient client, Path outline, List<Path> inputs, PrintStream out) {
    this.client = client;
    this.outline = outline;
    this.inputs = List.copyOf(inputs);
    this.out = out;
  }

  /**
   * Runs the example on the outline that the first argument names, with the data files and images
   * that the others name. {@code CALLSHEET_URL} names the server, {@code CALLSHEET_API_KEY} holds
   * the key; without it, the demo key of a server started in this directory is used.
   */
  public static void main(String[] arguments) throws IOException {
    List<Path> files =
        Arrays.stream(arguments).map(argument -> Path.of(argument).toAbsolutePath()).toList();
    if (files.isEmpty() || !files.stream().allMatch(Files::isReadable)) {
      System.err.println(
          "Name an outline in Markdown, and the data files and images that it names; all of them"
              + " must be readable.");
      System.exit(2);
    }
    Map<String, String> environment = System.getenv();
    Optional<String> apiKey = ApiKeys.find(environment, "documents");
    if (apiKey.isEmpty()) {
      System.err.println(
          "Set CALLSHEET_API_KEY, or run this where the server was started with its demo keys.");
      System.exit(2);
    }
    DocumentsClient client =
        Callsheet.builder()
            .baseUrl(environment.getOrDefault("CALLSHEET_URL", "http://localhost:8080"))
            .retryAfterCap(NEXT_REQUESTS)
            .build()
            .documents(apiKey.orElseThrow());
    MakeReport report =
        new MakeReport(client, files.get(0), files.subList(1, files.size()), System.out);
    System.exit(report.run() ? 0 : 1);
  }

  /** Does the whole job and returns whether it was done; what went wrong is told in plain words. */
  public boolean run() throws IOException {
    try {
      return work();
    } catch (WaitException | DownloadInterruptedException | NoAnswerException stuck) {
      out.println(stuck.getMessage());
    } catch (ApiException error) {
      out.println(inPlainWords(error));
    } catch (CharacterCodingException unreadable) {
      out.println("The outline is not a text in UTF-8.");
    }
    return false;
  }

  private boolean work() throws IOException {
    String text = Files.readString(outline);
    List<String> data = new ArrayList<>();
    List<String> images = new ArrayList<>();
    for (Path input : inputs) {
      if (isImage(input)) {
        images.add(uploadImage(input, text).id());
      } else {
        data.add(uploadFile(input).id());
      }
    }
    if (!isComplete(text, data, images)) {
      return false;
    }
    GenerateRequest request =
        GenerateRequest.of()
            .withOutline(text)
            .withDataSources(data)
            .withImageAssets(images)
            .withFileName(nameOf(outline));
    save(client.makeExcel(request, PATIENCE, task -> {}), "xlsx");
    save(client.makeWord(request, PATIENCE, task -> {}), "docx");
    save(deck(request), "pptx");
    return true;
  }

  private Run deck(GenerateRequest request) {
    StartedRun started = client.startSlides(request);
    try (ProgressBar bar = Console.bar("Slides", 100, "%", 1)) {
      Run deck = started.await(PATIENCE, task -> bar.stepTo(task.progressPercent()));
      bar.stepTo(100);
      return deck;
    }
  }

  private static boolean isImage(Path file) {
    String name = String.valueOf(file.getFileName());
    return IMAGES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private File uploadFile(Path data) throws IOException {
    File file;
    try (ProgressBar bar = Console.bytesBar("Upload", Files.size(data))) {
      file = client.uploadFile(data, (sent, total) -> bar.stepTo(sent));
    }
    for (Table table : file.tables()) {
      out.printf(
          Locale.ROOT,
          "%s has %,d rows of %d columns%n",
          table.name(),
          table.rows(),
          table.columns().size());
    }
    tell(file.warnings());
    return file;
  }

  private Image uploadImage(Path picture, String text) throws IOException {
    Image image;
    try (ProgressBar bar = Console.bytesBar("Upload", Files.size(picture))) {
      image = client.uploadImage(picture, alt(picture, text), (sent, total) -> bar.stepTo(sent));
    }
    out.printf(
        "%s has %d × %d pixels and shows: %s%n",
        image.fileName(), image.width(), image.height(), image.alt());
    tell(image.warnings());
    return image;
  }

  /** What an image shows: as the outline says where it places it, or else its name in words. */
  private static String alt(Path picture, String text) {
    String name = String.valueOf(picture.getFileName());
    Matcher placed =
        Pattern.compile("!\\[([^\\]]+)\\]\\(<?" + Pattern.quote(name) + "[>\\s)]").matcher(text);
    if (placed.find()) {
      return placed.group(1);
    }
    return nameOf(picture).replaceAll("[-_]+", " ");
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("(?<=.)\\.[^.]*$", "");
  }

  /** Whether everything that the outline names is there. */
  private boolean isComplete(String text, List<String> data, List<String> images) {
    Preflight verdict =
        client
            .preflight()
            .checkGeneration(
                PreflightRequest.of(Format.EXCEL)
                    .withOutline(text)
                    .withDataSources(data)
                    .withImageAssets(images));
    out.printf(
        "It names %d table(s), %d chart(s) and %d image(s)%n",
        verdict.detected().tables().size(),
        verdict.detected().charts().size(),
        verdict.detected().images().size());
    for (Missing missing : verdict.missing()) {
      out.println(
          (missing.line() == null ? "" : "Line " + missing.line() + ": ") + missing.message());
    }
    return verdict.valid();
  }

  private void save(Run run, String ending) throws IOException {
    tell(run.warnings());
    Path target = Console.beside(outline, ending);
    client.download(run.runId(), target);
    out.printf(
        Locale.ROOT,
        "Wrote %s (%,d bytes, %d credit(s))%n",
        target.getFileName(),
        Files.size(target),
        run.creditsUsed());
  }

  private void tell(List<Warning> warnings) {
    for (Warning warning : warnings) {
      out.println(
          "  " + (warning.where() == null ? "" : warning.where() + ": ") + warning.message());
    }
  }

  /** One handler for the codes of every operation. */
  private static String inPlainWords(ApiException error) {
    if (error instanceof InvalidApiKey) {
      return "The API key is missing, wrong or revoked.";
    }
    if (error instanceof InsufficientCredits unpaid) {
      return "There are not enough credits: " + unpaid.message();
    }
    if (error instanceof ValidationError invalid) {
      StringBuilder fields = new StringBuilder("The server refuses this:");
      for (FieldError field : invalid.details().fields()) {
        fields.append("\n  ").append(field.field()).append(": ").append(field.message());
      }
      return fields.toString();
    }
    if (error instanceof RateLimitExceeded limited) {
      return "Too much at once; try again in " + limited.retryAfter().toSeconds() + " s.";
    }
    if (error instanceof UndeclaredAnswer undeclared) {
      return "This does not look like a Callsheet server (status %d, %s)."
          .formatted(undeclared.status(), undeclared.mediaType());
    }
    return String.valueOf(error.getMessage());
  }
}
