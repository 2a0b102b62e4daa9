package dev.callsheet.client;

import dev.callsheet.client.api.AssetsApi;
import dev.callsheet.client.api.BinaryContent;
import dev.callsheet.client.api.ClipExportsApi;
import dev.callsheet.client.api.ClipSourcesApi;
import dev.callsheet.client.api.ClipUsageApi;
import dev.callsheet.client.api.ClipWebhooksApi;
import dev.callsheet.client.api.ClipsApi;
import dev.callsheet.client.api.Connection;
import dev.callsheet.client.api.CreditsApi;
import dev.callsheet.client.api.CutsApi;
import dev.callsheet.client.api.HttpConnection;
import dev.callsheet.client.api.ProjectsApi;
import dev.callsheet.client.api.RendersApi;
import dev.callsheet.client.api.ServiceApi;
import dev.callsheet.client.api.UploadsApi;
import dev.callsheet.client.api.WebhooksApi;
import dev.callsheet.client.model.Asset;
import dev.callsheet.client.model.AssetStatus;
import dev.callsheet.client.model.ClipExport;
import dev.callsheet.client.model.ClipResults;
import dev.callsheet.client.model.ClipSource;
import dev.callsheet.client.model.CreateAssetRequest;
import dev.callsheet.client.model.CreateClipSourceRequest;
import dev.callsheet.client.model.Cut;
import dev.callsheet.client.model.Failure;
import dev.callsheet.client.model.JobStatus;
import dev.callsheet.client.model.Render;
import dev.callsheet.client.model.UploadedClipSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A client of one Callsheet server with one API key; safe for use by many threads.
 *
 * <p>Each accessor holds the operations of one tag. An operation throws a sealed exception that is
 * its own, or, under the name ending in {@code Result}, returns a sealed result. When no answer
 * came at all, both throw {@link dev.callsheet.client.api.NoAnswerException}.
 *
 * <p>A request is sent again when the catalogue calls the error retryable, or when no answer came,
 * provided that repeating it is safe: it is idempotent by its method, or carries an {@code
 * Idempotency-Key}, which this client makes for each request that takes one and has none.
 */
public final class Callsheet {

  /** A key for clips may ask 15 times a minute, in all. */
  private static final Duration CLIP_POLL = Duration.ofSeconds(5);

  private static final String ANY_FILE = "application/octet-stream";

  private final ProjectsApi projects;
  private final AssetsApi assets;
  private final UploadsApi uploads;
  private final CutsApi cuts;
  private final RendersApi renders;
  private final CreditsApi credits;
  private final WebhooksApi webhooks;
  private final ClipSourcesApi clipSources;
  private final ClipsApi clips;
  private final ClipExportsApi clipExports;
  private final ClipUsageApi clipUsage;
  private final ClipWebhooksApi clipWebhooks;
  private final ServiceApi service;
  private final FileUploader uploader;
  private final Waiting waiting;
  private final Waiting clipWaiting;

  private Callsheet(Builder builder, String apiKey) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(builder.connectTimeout).build();
    Connection connection =
        new RetryingConnection(
            new HttpConnection(http, builder.baseUrl, apiKey, builder.requestTimeout),
            builder.maxRetries,
            builder.retryAfterCap,
            builder.backoff(),
            builder.sleeper);
    projects = new ProjectsApi(connection);
    assets = new AssetsApi(connection);
    uploads = new UploadsApi(connection);
    cuts = new CutsApi(connection);
    renders = new RendersApi(connection);
    credits = new CreditsApi(connection);
    webhooks = new WebhooksApi(connection);
    clipSources = new ClipSourcesApi(connection);
    clips = new ClipsApi(connection);
    clipExports = new ClipExportsApi(connection);
    clipUsage = new ClipUsageApi(connection);
    clipWebhooks = new ClipWebhooksApi(connection);
    service = new ServiceApi(connection);
    uploader =
        new FileUploader(
            assets,
            uploads,
            builder.baseUrl,
            apiKey,
            builder.connectTimeout,
            builder.requestTimeout,
            builder.resumeWithin,
            builder.backoff(),
            builder.clock,
            builder.sleeper);
    waiting = new Waiting(builder.clock, builder.sleeper, builder.pollInterval);
    clipWaiting =
        new Waiting(
            builder.clock,
            builder.sleeper,
            builder.pollInterval.compareTo(CLIP_POLL) < 0 ? CLIP_POLL : builder.pollInterval);
  }

  /** Begins a client. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the operations on projects. */
  public ProjectsApi projects() {
    return projects;
  }

  /** Returns the operations on assets. */
  public AssetsApi assets() {
    return assets;
  }

  /** Returns the operations of the upload protocol; {@link #upload} does all of it. */
  public UploadsApi uploads() {
    return uploads;
  }

  /** Returns the operations on cuts. */
  public CutsApi cuts() {
    return cuts;
  }

  /** Returns the operations on renders. */
  public RendersApi renders() {
    return renders;
  }

  /** Returns the operations on credits. */
  public CreditsApi credits() {
    return credits;
  }

  /** Returns the operations on webhook endpoints. */
  public WebhooksApi webhooks() {
    return webhooks;
  }

  /** Returns the operations on sources of clips; {@link #uploadClipSource} does all of it. */
  public ClipSourcesApi clipSources() {
    return clipSources;
  }

  /** Returns the operations on projects that choose clips. */
  public ClipsApi clips() {
    return clips;
  }

  /** Returns the operations on exports of clips. */
  public ClipExportsApi clipExports() {
    return clipExports;
  }

  /** Returns the operation on what is left for clips. */
  public ClipUsageApi clipUsage() {
    return clipUsage;
  }

  /** Returns the operations on webhooks about clips. */
  public ClipWebhooksApi clipWebhooks() {
    return clipWebhooks;
  }

  /** Returns the operations on the service itself. */
  public ServiceApi service() {
    return service;
  }

  /**
   * Creates an asset and sends the file to it, resuming as often as it takes.
   *
   * @return the asset, whose preparation has begun
   * @throws IOException when the file cannot be read
   * @throws dev.callsheet.client.api.CreateAssetException when the asset is refused
   * @throws dev.callsheet.client.api.AppendToUploadException when the bytes are refused
   * @throws UploadInterruptedException when there was no progress for too long
   */
  public Asset upload(String projectId, Path file, UploadProgress progress) throws IOException {
    Asset asset =
        assets.createAsset(
            CreateAssetRequest.of(projectId, String.valueOf(file.getFileName()), Files.size(file)));
    return uploader.send(asset, file, progress);
  }

  /**
   * Sends to an asset what the server lacks of the file, as after {@link
   * UploadInterruptedException}.
   *
   * @return the asset, whose preparation has begun
   * @throws IOException when the file cannot be read
   */
  public Asset resumeUpload(String assetId, Path file, UploadProgress progress) throws IOException {
    return uploader.send(assets.getAsset(assetId), file, progress);
  }

  /**
   * Waits until an asset can be cut.
   *
   * @throws WaitException when it fails, waits for credits, or takes longer
   */
  public Asset awaitCuttable(String assetId, Duration timeout) {
    return awaitAsset(assetId, timeout, Asset::cuttable);
  }

  /**
   * Waits until an asset is ready, so that its video can be rendered.
   *
   * @throws WaitException when it fails, waits for credits, or takes longer
   */
  public Asset awaitReady(String assetId, Duration timeout) {
    return awaitAsset(assetId, timeout, asset -> asset.status() == AssetStatus.READY);
  }

  private Asset awaitAsset(String assetId, Duration timeout, Predicate<Asset> wanted) {
    return waiting.until(
        assetId,
        timeout,
        () -> assets.getAsset(assetId),
        asset -> {
          if (asset.status() == AssetStatus.FAILED) {
            throw new WaitException.EndedOtherwise(assetId, "failed", asset.failure());
          }
          if (asset.status() == AssetStatus.PENDING_PAYMENT) {
            throw new WaitException.PaymentRequired(assetId);
          }
          return wanted.test(asset);
        },
        Asset::status);
  }

  /**
   * Waits until a cut is completed.
   *
   * @throws WaitException when it fails, is cancelled, or takes longer
   */
  public Cut awaitCut(String cutId, Duration timeout) {
    return waiting.until(
        cutId,
        timeout,
        () -> cuts.getCut(cutId),
        cut -> isCompleted(cutId, cut.status(), cut.failure()),
        Cut::status);
  }

  /**
   * Waits until a render is completed.
   *
   * @param progress is given the render each time that it was read
   * @throws WaitException when it fails, is cancelled, or takes longer
   */
  public Render awaitRender(String renderId, Duration timeout, Consumer<Render> progress) {
    return waiting.until(
        renderId,
        timeout,
        () -> renders.getRender(renderId),
        render -> {
          progress.accept(render);
          return isCompleted(renderId, render.status(), render.failure());
        },
        Render::status);
  }

  /**
   * Creates a source for clips and sends the file to it.
   *
   * @return the source, which projects name by its identity
   * @throws dev.callsheet.client.api.CreateClipSourceException when the source is refused
   * @throws dev.callsheet.client.api.UploadClipSourceException when the file is refused
   */
  public UploadedClipSource uploadClipSource(Path file) {
    ClipSource source =
        clipSources
            .createClipSource(CreateClipSourceRequest.of(String.valueOf(file.getFileName())))
            .data();
    String url = source.uploadUrl().toString();
    return clipSources
        .uploadClipSource(
            url.substring(url.lastIndexOf('/') + 1), ANY_FILE, BinaryContent.once(file))
        .data();
  }

  /**
   * Waits until a project has found its clips or moments.
   *
   * @param progress is given the project each time that it was read
   * @throws WaitException when it fails, is cancelled, or takes longer
   */
  public ClipResults awaitClips(
      String projectId, Duration timeout, Consumer<ClipResults> progress) {
    return clipWaiting.until(
        projectId,
        timeout,
        () -> clips.getClipResults(projectId).data(),
        project -> {
          progress.accept(project);
          return switch (project.status()) {
            case CREATED, QUEUED, ONGOING, UNKNOWN -> false;
            case SUCCEEDED -> true;
            case FAILED, CANCELLED ->
                throw new WaitException.ClipsEndedOtherwise(
                    projectId, project.status().toString(), project.failure());
          };
        },
        ClipResults::status);
  }

  /**
   * Waits until all files of an export are made.
   *
   * @param progress is given the export each time that it was read
   * @throws WaitException when it fails or takes longer
   */
  public ClipExport awaitClipExport(
      String exportId, Duration timeout, Consumer<ClipExport> progress) {
    return clipWaiting.until(
        exportId,
        timeout,
        () -> clipExports.getClipExport(exportId).data(),
        export -> {
          progress.accept(export);
          return switch (export.status()) {
            case QUEUED, ONGOING, UNKNOWN -> false;
            case SUCCEEDED -> true;
            case FAILED ->
                throw new WaitException.ClipsEndedOtherwise(
                    exportId, export.status().toString(), export.failure());
          };
        },
        ClipExport::status);
  }

  private static boolean isCompleted(String id, JobStatus status, @Nullable Failure failure) {
    return switch (status) {
      case PENDING, PROCESSING, UNKNOWN -> false;
      case COMPLETED -> true;
      case FAILED, CANCELLED ->
          throw new WaitException.EndedOtherwise(id, status.toString(), failure);
    };
  }

  /** Collects what a client needs; only the API key has no default. */
  public static final class Builder {

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(250);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(8);

    private @Nullable String apiKey;
    private URI baseUrl = URI.create("http://localhost:8080");
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration requestTimeout = Duration.ofSeconds(60);
    private int maxRetries = 3;
    private Duration retryAfterCap = Duration.ofSeconds(30);
    private Duration resumeWithin = Duration.ofMinutes(2);
    private Duration pollInterval = Duration.ofSeconds(1);
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.ofThread();

    private Builder() {}

    /** Sets the API key, {@code sk_studio_…} or, for clips, {@code clp_…}. */
    public Builder apiKey(String value) {
      apiKey = value;
      return this;
    }

    /** Sets the server's address; {@code http://localhost:8080} unless set. */
    public Builder baseUrl(String value) {
      baseUrl = URI.create(value);
      return this;
    }

    /** Sets how long connecting may take; 10 s unless set. */
    public Builder connectTimeout(Duration value) {
      connectTimeout = value;
      return this;
    }

    /** Sets how long the head of an answer may take; 60 s unless set. */
    public Builder requestTimeout(Duration value) {
      requestTimeout = value;
      return this;
    }

    /** Sets how often a request is sent again; 3 times unless set, 0 for never. */
    public Builder maxRetries(int value) {
      maxRetries = value;
      return this;
    }

    /** Sets the longest {@code Retry-After} that is waited for; 30 s unless set. */
    public Builder retryAfterCap(Duration value) {
      retryAfterCap = value;
      return this;
    }

    /** Sets how long an upload may stand still before it is given up; 2 min unless set. */
    public Builder resumeWithin(Duration value) {
      resumeWithin = value;
      return this;
    }

    /** Sets the pause between two looks at what is waited for; 1 s unless set. */
    public Builder pollInterval(Duration value) {
      pollInterval = value;
      return this;
    }

    /** Sets the clock that deadlines go by. */
    public Builder clock(Clock value) {
      clock = value;
      return this;
    }

    /** Sets how this client waits. */
    public Builder sleeper(Sleeper value) {
      sleeper = value;
      return this;
    }

    /**
     * Returns the client.
     *
     * @throws IllegalStateException when no API key was set
     */
    public Callsheet build() {
      String key = apiKey;
      if (key == null) {
        throw new IllegalStateException("Set the API key.");
      }
      return new Callsheet(this, key);
    }

    private Backoff backoff() {
      return new Backoff(
          FIRST_BACKOFF, LONGEST_BACKOFF, () -> ThreadLocalRandom.current().nextDouble());
    }
  }
}
