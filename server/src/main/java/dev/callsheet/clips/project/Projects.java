package dev.callsheet.clips.project;

import dev.callsheet.clips.ClipsPlans;
import dev.callsheet.clips.ClipsSettings;
import dev.callsheet.clips.choice.ProjectSpec;
import dev.callsheet.clips.source.SourceFiles;
import dev.callsheet.clips.source.SourceRepository;
import dev.callsheet.clips.source.SourceState;
import dev.callsheet.clips.source.StoredSource;
import dev.callsheet.credit.Credits;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.egress.Egress;
import dev.callsheet.egress.UrlCheck;
import dev.callsheet.id.Ids;
import dev.callsheet.job.Jobs;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.secret.Vault;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The projects of each organisation, which look sources over. */
@Singleton
public class Projects {
  private final ProjectRepository projects;
  private final SourceRepository sources;
  private final ProjectProgress progress;
  private final ThumbnailTokens tokens;
  private final Credits credits;
  private final Egress egress;
  private final Jobs jobs;
  private final Vault vault;
  private final ClipsPlans plans;
  private final ClipsSettings settings;
  private final Clock clock;

  Projects(
      ProjectRepository projects,
      SourceRepository sources,
      ProjectProgress progress,
      ThumbnailTokens tokens,
      Credits credits,
      Egress egress,
      Jobs jobs,
      Vault vault,
      ClipsPlans plans,
      ClipsSettings settings,
      Clock clock) {
    this.projects = projects;
    this.sources = sources;
    this.progress = progress;
    this.tokens = tokens;
    this.credits = credits;
    this.egress = egress;
    this.jobs = jobs;
    this.vault = vault;
    this.plans = plans;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A project to begin.
   *
   * @param name for people; null takes that of the file
   * @param origin the server's URL as the caller sees it
   */
  public record Order(
      String organizationId, @Nullable String name, ProjectSpec spec, String origin) {}

  /** What came of beginning a project. */
  public sealed interface Creation {
    record Created(StoredProject project) implements Creation {}

    record NoSource() implements Creation {}

    record NoFile() implements Creation {}

    record TooShort(long durationMs) implements Creation {}

    record TooFewUnits(long units, long left) implements Creation {}

    record TooMany(int maximum) implements Creation {}
  }

  /** What came of cancelling a project. */
  sealed interface Cancellation {
    record Cancelled(StoredProject project) implements Cancellation {}

    record NotFound() implements Cancellation {}

    record Ended(ProjectState status) implements Cancellation {}
  }

  /** How much an organisation has left. */
  public record Usage(long unitsLeft, int unfinished, int maxUnfinished) {}

  /**
   * Says why a URL may not be fetched; looks its host up, so it is asked outside of transactions.
   */
  Optional<String> refusal(URI videoUrl) {
    return switch (egress.checkDownload(videoUrl.toString())) {
      case UrlCheck.Acceptable(var url) -> Optional.empty();
      case UrlCheck.Refused(var reason, var _) -> Optional.of(reason);
    };
  }

  /** Begins a project of an uploaded source; the charge is made at once. */
  @Transactional
  public Creation create(Order order, String identity) {
    var maximum = plans.maxUnfinishedProjects(order.organizationId());
    if (has(order.organizationId(), maximum)) {
      return new Creation.TooMany(maximum);
    }
    var found = sources.lock(identity, order.organizationId(), clock.instant());
    if (found.isEmpty()) {
      return new Creation.NoSource();
    }
    var source = found.get();
    if (source.state() == SourceState.AWAITED) {
      return new Creation.NoFile();
    }
    var recording = source.recording();
    if (recording.durationMillis() < order.spec().leastMillis()) {
      return new Creation.TooShort(recording.durationMillis());
    }
    var units = SourceFiles.units(recording);
    var project = project(order, source, ProjectState.QUEUED, units);
    if (!credits.charge(order.organizationId(), units, project.id())) {
      return new Creation.TooFewUnits(units, credits.balance(order.organizationId()));
    }
    projects.save(project);
    sources.keep(source.id(), clock.instant().plus(settings.lifetime()));
    progress.analyse(project.id());
    return new Creation.Created(project);
  }

  /** Begins a project of a source that is fetched; the charge is made when it is there. */
  @Transactional
  public Creation create(Order order, URI videoUrl) {
    var maximum = plans.maxUnfinishedProjects(order.organizationId());
    if (has(order.organizationId(), maximum)) {
      return new Creation.TooMany(maximum);
    }
    var left = credits.balance(order.organizationId());
    if (left < 1) {
      return new Creation.TooFewUnits(1, left);
    }
    var id = Ids.next("src");
    var source =
        new StoredSource(
            id,
            order.organizationId(),
            VideoUrls.filename(videoUrl),
            null,
            vault.seal(StoredSource.VIDEO_URL, id, videoUrl.toString()),
            SourceState.AWAITED,
            null,
            null,
            null,
            clock.instant(),
            clock.instant().plus(settings.lifetime()));
    sources.save(source);
    var project = project(order, source, ProjectState.CREATED, null);
    projects.save(project);
    jobs.schedule(FetchSource.NAME, project.id(), project.id());
    return new Creation.Created(project);
  }

  /** Whether an organisation has so many unfinished projects; nobody adds one meanwhile. */
  private boolean has(String organizationId, int unfinished) {
    projects.lockCount(organizationId);
    return projects.unfinished(organizationId) >= unfinished;
  }

  private StoredProject project(
      Order order, StoredSource source, ProjectState status, @Nullable Long units) {
    return new StoredProject(
        Ids.next("cpr"),
        order.organizationId(),
        source.id(),
        order.name() == null ? source.filename() : order.name(),
        JsonColumn.write(order.spec()),
        order.origin(),
        status,
        0,
        units,
        null,
        null,
        null,
        clock.instant(),
        null,
        null);
  }

  Page<StoredProject> list(String organizationId, int limit, @Nullable String cursor) {
    return Page.of(
        projects.page(organizationId, clock.instant(), Cursor.id(cursor), limit + 1),
        limit,
        StoredProject::id);
  }

  Optional<ProjectView> find(String organizationId, String id) {
    return projects
        .find(id, organizationId, clock.instant())
        .map(
            project ->
                new ProjectView(project, sources.findById(project.sourceId()).orElseThrow()));
  }

  /** Whether there is such a project, and it has not ended. */
  boolean isUnfinished(String organizationId, String id) {
    return projects
        .find(id, organizationId, clock.instant())
        .filter(project -> !project.status().isTerminal())
        .isPresent();
  }

  /** The key of the thumbnail of a clip, if there are such a project and clip. */
  Optional<String> thumbnail(String organizationId, String id, int idx) {
    return projects
        .find(id, organizationId, clock.instant())
        .filter(project -> project.clip(idx) != null)
        .map(project -> project.thumbnailKey(idx));
  }

  /** The same for whoever has a token of it. */
  Optional<String> thumbnail(String token) {
    var now = clock.instant();
    return ThumbnailTokens.read(token)
        .flatMap(
            claim ->
                projects
                    .findById(claim.projectId())
                    .filter(project -> expiresAfter(project, now))
                    .filter(project -> project.clip(claim.idx()) != null)
                    .filter(project -> tokens.admits(claim, now))
                    .map(project -> project.thumbnailKey(claim.idx())));
  }

  private static boolean expiresAfter(StoredProject project, Instant now) {
    return project.expiresAt() != null && project.expiresAt().isAfter(now);
  }

  /** Cancels a project; the job that works on it sees so and stops within a second. */
  @Transactional
  Cancellation cancel(String organizationId, String id) {
    var found = projects.find(id, organizationId, clock.instant());
    if (found.isEmpty()) {
      return new Cancellation.NotFound();
    }
    var cancelled = progress.cancel(found.get());
    var project = projects.findById(id).orElseThrow();
    return cancelled
        ? new Cancellation.Cancelled(project)
        : new Cancellation.Ended(project.status());
  }

  /** Returns what is left to an organisation. */
  public Usage usage(String organizationId) {
    return new Usage(
        credits.balance(organizationId),
        projects.unfinished(organizationId),
        plans.maxUnfinishedProjects(organizationId));
  }
}
