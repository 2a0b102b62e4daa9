package dev.callsheet.tasks.probe;

import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkErrorException;
import dev.callsheet.media.inspection.Inspection;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.StorageUnavailableException;
import dev.callsheet.storage.WorkFolder;
import dev.callsheet.tasks.ProjectScope;
import dev.callsheet.tasks.TasksSettings;
import dev.callsheet.tasks.source.SourceOutcome;
import dev.callsheet.tasks.source.SourceReference;
import dev.callsheet.tasks.source.Sources;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Looks at sources while their callers wait, so many at a time. */
@Singleton
public final class Probes {
  private static final Duration BUSY = Duration.ofSeconds(5);

  private final Sources sources;
  private final Scratch scratch;
  private final Semaphore places;

  Probes(Sources sources, Scratch scratch, TasksSettings settings) {
    this.sources = sources;
    this.scratch = scratch;
    this.places = new Semaphore(settings.probes());
  }

  /** How a probe ended. */
  public sealed interface Probe {
    /** It was looked at. */
    record Done(Inspection inspection) implements Probe {}

    /** It cannot be looked at. */
    record Refused(SourceOutcome.Refused why) implements Probe {}
  }

  /**
   * Looks at a source.
   *
   * @throws FrameworkErrorException when as many are looked at as may be
   * @throws StorageUnavailableException when this machine cannot look now
   */
  public Probe probe(ProjectScope project, SourceReference source) {
    if (!places.tryAcquire()) {
      throw new FrameworkErrorException(new FrameworkError.Unavailable(BUSY));
    }
    try (var folder = new WorkFolder(scratch)) {
      return look(project, source, folder);
    } catch (IOException | MediaException failure) {
      throw new StorageUnavailableException("A source could not be looked at now", failure);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException("The server stops", stopping);
    } finally {
      places.release();
    }
  }

  private Probe look(ProjectScope project, SourceReference source, WorkFolder folder)
      throws IOException, MediaException, InterruptedException {
    return switch (sources.open(
        project, source, sources.probeLimits(project), folder, ProgressListener.NONE)) {
      case SourceOutcome.Opened(var opened) -> {
        try (opened) {
          yield new Probe.Done(opened.inspection());
        }
      }
      case SourceOutcome.Refused refused -> new Probe.Refused(refused);
    };
  }
}
