package dev.callsheet.clips.project;

import dev.callsheet.clips.ClipsFailure;
import dev.callsheet.clips.ClipsFamily;
import dev.callsheet.clips.ClipsSettings;
import dev.callsheet.clips.FailureReason;
import dev.callsheet.clips.choice.ProjectResult;
import dev.callsheet.clips.source.SourceFiles;
import dev.callsheet.clips.source.SourceRepository;
import dev.callsheet.credit.Credits;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.job.Jobs;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * How a project moves on. Each step changes the state, moves units, enqueues the next job and tells
 * the webhooks in one transaction, and does nothing when it was done before.
 */
@Singleton
public class ProjectProgress {
  private final ProjectRepository projects;
  private final SourceRepository sources;
  private final Credits credits;
  private final Jobs jobs;
  private final ProjectEvents events;
  private final ClipsSettings settings;
  private final Clock clock;

  ProjectProgress(
      ProjectRepository projects,
      SourceRepository sources,
      Credits credits,
      Jobs jobs,
      ProjectEvents events,
      ClipsSettings settings,
      Clock clock) {
    this.projects = projects;
    this.sources = sources;
    this.credits = credits;
    this.jobs = jobs;
    this.events = events;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The source was fetched: the charge is made and the project waits for its turn.
   *
   * @return whether the file is the source's now
   */
  @Transactional
  boolean fetched(StoredProject project, SourceFiles.StoredFile file) {
    var filled =
        sources.fill(project.sourceId(), file.blobKey(), file.sizeBytes(), file.media(), expiry())
            > 0;
    if (filled) {
      charge(project, SourceFiles.units(file.recording()));
    }
    return filled;
  }

  private void charge(StoredProject project, long units) {
    var locked = projects.lock(project.id());
    if (locked.filter(now -> now.status() == ProjectState.CREATED).isEmpty()) {
      return;
    }
    if (!credits.charge(project.organizationId(), units, project.id())) {
      var left = credits.balance(project.organizationId());
      fail(project, new ClipsFailure(FailureReason.INSUFFICIENT_UNITS, tooFewUnits(units, left)));
      return;
    }
    projects.queue(project.id(), units);
    analyse(project.id());
  }

  /** The source is there and paid for. */
  void analyse(String projectId) {
    jobs.schedule(AnalyseSource.NAME, projectId, projectId);
  }

  static String tooFewUnits(long units, long left) {
    return "This costs " + units + " units, and " + left + " are left.";
  }

  /** Ends the project with what it found, unless it ended before. */
  @Transactional
  public void succeed(StoredProject project, ProjectResult findings) {
    var json = JsonColumn.write(findings);
    if (projects.succeed(project.id(), json, clock.instant(), expiry()) > 0) {
      sources.keep(project.sourceId(), expiry());
      events.publish(ClipsFamily.COMPLETED, project.id());
    }
  }

  /** Ends the project without a result, and gives back what it cost. */
  @Transactional
  void fail(StoredProject project, ClipsFailure problem) {
    var charged = charged(project.id());
    if (projects.fail(project.id(), problem.reason(), problem.message(), clock.instant(), expiry())
        == 0) {
      return;
    }
    release(project, charged);
    events.publish(ClipsFamily.FAILED, project.id());
  }

  /** Ends an unfinished project and gives back what it cost; returns whether it did. */
  @Transactional
  boolean cancel(StoredProject project) {
    var charged = charged(project.id());
    if (projects.cancel(project.id(), clock.instant(), expiry()) == 0) {
      return false;
    }
    release(project, charged);
    events.publish(ClipsFamily.CANCELLED, project.id());
    return true;
  }

  /** What was charged for the project, which nobody else changes until the transaction ends. */
  private long charged(String projectId) {
    return projects
        .lock(projectId)
        .flatMap(project -> Optional.ofNullable(project.units()))
        .orElse(0L);
  }

  /** Gives back what was charged, and keeps the source for another project, if it is there. */
  private void release(StoredProject project, long units) {
    sources.forgetUrl(project.sourceId());
    sources.keep(project.sourceId(), expiry());
    if (units > 0) {
      credits.grant(project.organizationId(), units, "refund:" + project.id());
    }
  }

  private Instant expiry() {
    return clock.instant().plus(settings.lifetime());
  }
}
