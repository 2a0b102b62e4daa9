package dev.callsheet.clips.project;

import dev.callsheet.api.clips.CancelClipsResponse;
import dev.callsheet.api.clips.CreateClipsResponse;
import dev.callsheet.api.clips.DownloadSignedThumbnailResponse;
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
import dev.callsheet.api.clips.SignedThumbnailFile;
import dev.callsheet.api.clips.ThumbnailFile;
import dev.callsheet.api.clips.TooManyRequests;
import dev.callsheet.api.clips.model.CreateClipsRequest;
import dev.callsheet.api.clips.model.FindMomentsRequest;
import dev.callsheet.api.clips.model.ProjectEnvelope;
import dev.callsheet.api.clips.model.ProjectPageEnvelope;
import dev.callsheet.api.clips.model.ResultsEnvelope;
import dev.callsheet.caller.Caller;
import dev.callsheet.clips.ClipModels;
import dev.callsheet.clips.choice.ProjectSpec;
import dev.callsheet.kernel.contract.BinaryBody;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.LongPoll;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.storage.BlobStore;
import io.micronaut.http.annotation.Controller;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The operations of the tag ClipsProjects. */
@Controller
class ProjectsController implements ProjectsApi {

  /** How soon it pays to try again when there are too many unfinished projects. */
  private static final Duration PROJECT_POLL = Duration.ofSeconds(30);

  private static final String UNCHANGING = "private, max-age=86400";

  private final Projects projects;
  private final BlobStore blobs;
  private final Idempotency idempotency;
  private final PublicUrls urls;
  private final LongPoll longPoll;
  private final ThumbnailTokens tokens;

  ProjectsController(
      Projects projects,
      BlobStore blobs,
      Idempotency idempotency,
      PublicUrls urls,
      LongPoll longPoll,
      ThumbnailTokens tokens) {
    this.projects = projects;
    this.blobs = blobs;
    this.idempotency = idempotency;
    this.urls = urls;
    this.longPoll = longPoll;
    this.tokens = tokens;
  }

  @Override
  public CreateClipsResponse createClips(
      Caller caller, @Nullable String idempotencyKey, CreateClipsRequest request) {
    var reading = ProjectSpecReader.read(request);
    var refusal = refusal(reading);
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        request,
        () ->
            switch (begun(caller, request.name(), reading, refusal)) {
              case StartOutcome.Project(var project) ->
                  new ProjectCreated(new ProjectEnvelope(ProjectModels.project(project)));
              case StartOutcome.Refused(var message) -> new ProjectNotCreatable(message);
              case StartOutcome.Later(var message) -> new TooManyRequests(message, PROJECT_POLL);
            });
  }

  @Override
  public FindMomentsResponse findMoments(
      Caller caller, @Nullable String idempotencyKey, FindMomentsRequest request) {
    var reading = ProjectSpecReader.read(request);
    var refusal = refusal(reading);
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        request,
        () ->
            switch (begun(caller, request.name(), reading, refusal)) {
              case StartOutcome.Project(var project) ->
                  new ProjectCreated(new ProjectEnvelope(ProjectModels.project(project)));
              case StartOutcome.Refused(var message) -> new ProjectNotCreatable(message);
              case StartOutcome.Later(var message) -> new TooManyRequests(message, PROJECT_POLL);
            });
  }

  /** Looks up the host of a URL before a transaction is begun; null if nothing is wrong. */
  private @Nullable String refusal(ProjectSpecReader.Reading reading) {
    return reading instanceof ProjectSpecReader.Reading.OfUrl(var spec, var videoUrl)
        ? projects.refusal(videoUrl).map(reason -> "video_url " + reason).orElse(null)
        : null;
  }

  private StartOutcome begun(
      Caller caller,
      @Nullable String name,
      ProjectSpecReader.Reading reading,
      @Nullable String refusal) {
    if (refusal != null) {
      return new StartOutcome.Refused(refusal);
    }
    var organizationId = caller.organizationId();
    var origin = urls.of("").toString();
    return switch (reading) {
      case ProjectSpecReader.Reading.Invalid(var message) -> new StartOutcome.Refused(message);
      case ProjectSpecReader.Reading.OfIdentity(var spec, var identity) ->
          begun(
              projects.create(new Projects.Order(organizationId, name, spec, origin), identity),
              spec);
      case ProjectSpecReader.Reading.OfUrl(var spec, var videoUrl) ->
          begun(
              projects.create(new Projects.Order(organizationId, name, spec, origin), videoUrl),
              spec);
    };
  }

  private static StartOutcome begun(Projects.Creation creation, ProjectSpec spec) {
    return switch (creation) {
      case Projects.Creation.Created(var project) -> new StartOutcome.Project(project);
      case Projects.Creation.NoSource() ->
          new StartOutcome.Refused("There is no source with this identity.");
      case Projects.Creation.NoFile() ->
          new StartOutcome.Refused("The source has no file yet: send it to its upload_url first.");
      case Projects.Creation.TooShort(var durationMs) ->
          new StartOutcome.Refused(spec.tooShort(durationMs));
      case Projects.Creation.TooFewUnits(var units, var left) ->
          new StartOutcome.Refused(ProjectProgress.tooFewUnits(units, left));
      case Projects.Creation.TooMany(var maximum) ->
          new StartOutcome.Later(
              "There are " + maximum + " unfinished projects, as many as there may be.");
    };
  }

  @Override
  public ListProjectsResponse listProjects(Caller caller, int limit, @Nullable String cursor) {
    return new ProjectsListed(
        new ProjectPageEnvelope(
            ProjectModels.projects(projects.list(caller.organizationId(), limit, cursor))));
  }

  @Override
  public GetResultsResponse getResults(Caller caller, String projectId, int waitMs) {
    longPoll.await(
        projectId,
        Duration.ofMillis(waitMs),
        () -> projects.isUnfinished(caller.organizationId(), projectId));
    return projects
        .find(caller.organizationId(), projectId)
        .<GetResultsResponse>map(
            view ->
                new ResultsFound(
                    new ResultsEnvelope(
                        ProjectModels.results(view, idx -> thumbnailUrl(view.project(), idx))),
                    view.project().status().isTerminal()
                        ? null
                        : ClipModels.askAgain(caller, waitMs)))
        .orElseGet(() -> new ProjectUnknown(ClipModels.NO_PROJECT));
  }

  private URI thumbnailUrl(StoredProject project, int idx) {
    return urls.of("/api/v2/clips/signed-thumbnails/" + tokens.of(project, idx));
  }

  @Override
  public CancelClipsResponse cancelClips(
      Caller caller, String projectId, @Nullable String idempotencyKey) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        projectId,
        () ->
            switch (projects.cancel(caller.organizationId(), projectId)) {
              case Projects.Cancellation.Cancelled(var project) ->
                  new ProjectCancelled(new ProjectEnvelope(ProjectModels.project(project)));
              case Projects.Cancellation.NotFound() ->
                  new ProjectNotCancellable(ClipModels.NO_PROJECT);
              case Projects.Cancellation.Ended(var status) ->
                  new ProjectNotCancellable("The project is " + status + " already.");
            });
  }

  @Override
  public DownloadThumbnailResponse downloadThumbnail(Caller caller, String projectId, int idx) {
    return projects
        .thumbnail(caller.organizationId(), projectId, idx)
        .<DownloadThumbnailResponse>map(key -> new ThumbnailFile(file(key), UNCHANGING))
        .orElseGet(() -> new ProjectUnknown("There is no such project or clip."));
  }

  @Override
  public DownloadSignedThumbnailResponse downloadSignedThumbnail(String thumbnailToken) {
    return projects
        .thumbnail(thumbnailToken)
        .<DownloadSignedThumbnailResponse>map(key -> new SignedThumbnailFile(file(key), UNCHANGING))
        .orElseGet(() -> new ProjectUnknown("There is no such thumbnail, or no longer."));
  }

  private BinaryBody file(String key) {
    var size = blobs.size(key);
    return new BinaryBody(blobs.open(key, 0, size), size);
  }
}
