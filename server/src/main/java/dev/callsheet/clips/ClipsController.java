package dev.callsheet.clips;

import dev.callsheet.api.clips.CancelClipsResponse;
import dev.callsheet.api.clips.CreateClipsResponse;
import dev.callsheet.api.clips.DownloadThumbnailResponse;
import dev.callsheet.api.clips.FindMomentsResponse;
import dev.callsheet.api.clips.GetResultsResponse;
import dev.callsheet.api.clips.ListProjectsResponse;
import dev.callsheet.api.clips.ProjectCancelled;
import dev.callsheet.api.clips.ProjectCreated;
import dev.callsheet.api.clips.ProjectNotCancellable;
import dev.callsheet.api.clips.ProjectNotCreatable;
import dev.callsheet.api.clips.ProjectUnknown;
import dev.callsheet.api.clips.ProjectsApi;
import dev.callsheet.api.clips.ProjectsListed;
import dev.callsheet.api.clips.ResultsFound;
import dev.callsheet.api.clips.ThumbnailFile;
import dev.callsheet.api.clips.TooManyRequests;
import dev.callsheet.api.clips.model.CreateClipsRequest;
import dev.callsheet.api.clips.model.FindMomentsRequest;
import dev.callsheet.api.clips.model.ProjectEnvelope;
import dev.callsheet.api.clips.model.ProjectPageEnvelope;
import dev.callsheet.api.clips.model.ResultsEnvelope;
import dev.callsheet.apikey.Caller;
import dev.callsheet.kernel.contract.BinaryBody;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.storage.BlobStore;
import io.micronaut.http.annotation.Controller;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The operations of the tag Clips. */
@Controller
class ClipsController implements ProjectsApi {
  static final String NO_PROJECT = "There is no such project.";

  /** How soon it pays to try again when there are too many unfinished projects. */
  private static final Duration PROJECT_POLL = Duration.ofSeconds(30);

  private static final String UNCHANGING = "private, max-age=86400";

  private final Clips clips;
  private final BlobStore blobs;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  ClipsController(Clips clips, BlobStore blobs, Idempotency idempotency, PublicUrls urls) {
    this.clips = clips;
    this.blobs = blobs;
    this.idempotency = idempotency;
    this.urls = urls;
  }

  @Override
  public CreateClipsResponse createClips(
      Caller caller, @Nullable String idempotencyKey, CreateClipsRequest request) {
    var reading = AskReader.read(request);
    var refusal = refusal(reading);
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        request,
        () ->
            switch (begun(caller, request.name(), reading, refusal)) {
              case Begun.Project(var project) ->
                  new ProjectCreated(new ProjectEnvelope(ClipModels.project(project)));
              case Begun.Refused(var message) -> new ProjectNotCreatable(message);
              case Begun.Later(var message) -> new TooManyRequests(message, PROJECT_POLL);
            });
  }

  @Override
  public FindMomentsResponse findMoments(
      Caller caller, @Nullable String idempotencyKey, FindMomentsRequest request) {
    var reading = AskReader.read(request);
    var refusal = refusal(reading);
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        request,
        () ->
            switch (begun(caller, request.name(), reading, refusal)) {
              case Begun.Project(var project) ->
                  new ProjectCreated(new ProjectEnvelope(ClipModels.project(project)));
              case Begun.Refused(var message) -> new ProjectNotCreatable(message);
              case Begun.Later(var message) -> new TooManyRequests(message, PROJECT_POLL);
            });
  }

  /** Looks up the host of a URL before a transaction is begun; null if nothing is wrong. */
  private @Nullable String refusal(AskReader.Reading reading) {
    return reading instanceof AskReader.Reading.OfUrl(var ask, var videoUrl)
        ? clips.refusal(videoUrl).map(reason -> "video_url " + reason).orElse(null)
        : null;
  }

  private Begun begun(
      Caller caller, @Nullable String name, AskReader.Reading reading, @Nullable String refusal) {
    if (refusal != null) {
      return new Begun.Refused(refusal);
    }
    var organizationId = caller.organizationId();
    var origin = urls.of("").toString();
    return switch (reading) {
      case AskReader.Reading.Invalid(var message) -> new Begun.Refused(message);
      case AskReader.Reading.OfIdentity(var ask, var identity) ->
          begun(clips.create(new Clips.Order(organizationId, name, ask, origin), identity), ask);
      case AskReader.Reading.OfUrl(var ask, var videoUrl) ->
          begun(clips.create(new Clips.Order(organizationId, name, ask, origin), videoUrl), ask);
    };
  }

  private static Begun begun(Clips.Creation creation, Ask ask) {
    return switch (creation) {
      case Clips.Creation.Created(var project) -> new Begun.Project(project);
      case Clips.Creation.NoSource() -> new Begun.Refused("There is no source with this identity.");
      case Clips.Creation.NoFile() ->
          new Begun.Refused("The source has no file yet: send it to its upload_url first.");
      case Clips.Creation.TooShort(var durationMs) ->
          new Begun.Refused(FetchSource.tooShort(durationMs, ask.leastMillis()));
      case Clips.Creation.TooFewUnits(var units, var left) ->
          new Begun.Refused(ProjectProgress.tooFewUnits(units, left));
      case Clips.Creation.TooMany(var maximum) ->
          new Begun.Later(
              "There are " + maximum + " unfinished projects, as many as there may be.");
    };
  }

  @Override
  public ListProjectsResponse listProjects(Caller caller, int limit, @Nullable String cursor) {
    return new ProjectsListed(
        new ProjectPageEnvelope(
            ClipModels.projects(clips.list(caller.organizationId(), limit, cursor))));
  }

  @Override
  public GetResultsResponse getResults(Caller caller, String projectId) {
    return clips
        .find(caller.organizationId(), projectId)
        .<GetResultsResponse>map(
            view -> new ResultsFound(new ResultsEnvelope(ClipModels.results(view, urls::of))))
        .orElseGet(() -> new ProjectUnknown(NO_PROJECT));
  }

  @Override
  public CancelClipsResponse cancelClips(
      Caller caller, String projectId, @Nullable String idempotencyKey) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        projectId,
        () ->
            switch (clips.cancel(caller.organizationId(), projectId)) {
              case Clips.Cancellation.Cancelled(var project) ->
                  new ProjectCancelled(new ProjectEnvelope(ClipModels.project(project)));
              case Clips.Cancellation.NotFound() -> new ProjectNotCancellable(NO_PROJECT);
              case Clips.Cancellation.Ended(var status) ->
                  new ProjectNotCancellable("The project is " + status + " already.");
            });
  }

  @Override
  public DownloadThumbnailResponse downloadThumbnail(Caller caller, String projectId, int idx) {
    var key = clips.thumbnail(caller.organizationId(), projectId, idx);
    if (key.isEmpty()) {
      return new ProjectUnknown("There is no such project or clip.");
    }
    var size = blobs.size(key.get());
    return new ThumbnailFile(new BinaryBody(blobs.open(key.get(), 0, size), size), UNCHANGING);
  }
}
