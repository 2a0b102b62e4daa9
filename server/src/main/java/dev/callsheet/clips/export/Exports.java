package dev.callsheet.clips.export;

import dev.callsheet.clips.ClipsSettings;
import dev.callsheet.clips.project.ProjectRepository;
import dev.callsheet.clips.project.ProjectState;
import dev.callsheet.clips.project.StoredProject;
import dev.callsheet.clips.source.SourceRepository;
import dev.callsheet.id.Ids;
import dev.callsheet.job.Jobs;
import dev.callsheet.media.render.Framing;
import dev.callsheet.media.render.RenderFormat;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The exports of each organisation: video files made from chosen clips. */
@Singleton
public class Exports {
  private final ExportRepository exports;
  private final ExportFileRepository files;
  private final ProjectRepository projects;
  private final SourceRepository sources;
  private final Jobs jobs;
  private final ClipsSettings settings;
  private final Clock clock;

  Exports(
      ExportRepository exports,
      ExportFileRepository files,
      ProjectRepository projects,
      SourceRepository sources,
      Jobs jobs,
      ClipsSettings settings,
      Clock clock) {
    this.exports = exports;
    this.files = files;
    this.projects = projects;
    this.sources = sources;
    this.jobs = jobs;
    this.settings = settings;
    this.clock = clock;
  }

  /** An export with its clips, in the order of their numbers. */
  public record View(StoredExport export, List<StoredExportFile> files) {
    /** Copies the list. */
    public View {
      files = List.copyOf(files);
    }
  }

  /** A file that was made, and where it is. */
  record ExportedFile(StoredExport export, StoredExportFile file) {
    String key() {
      return export.fileKey(file.idx());
    }
  }

  /** What came of beginning an export. */
  public sealed interface Creation {
    record Created(View export) implements Creation {}

    record NoProject() implements Creation {}

    record NotSucceeded(ProjectState status) implements Creation {}

    record NoClip(int idx) implements Creation {}

    record NoAudioTrack(int tracks) implements Creation {}

    record TooMany(int maximum) implements Creation {}
  }

  /** Begins an export of chosen clips of a project. */
  @Transactional
  public Creation create(
      String organizationId,
      String projectId,
      Collection<Integer> clips,
      RenderFormat format,
      Framing framing,
      @Nullable Integer audioTrack) {
    projects.lockCount(organizationId);
    if (exports.unfinished(organizationId) >= settings.maxUnfinishedExports()) {
      return new Creation.TooMany(settings.maxUnfinishedExports());
    }
    var found = projects.find(projectId, organizationId, clock.instant());
    if (found.isEmpty()) {
      return new Creation.NoProject();
    }
    var project = found.get();
    if (project.status() != ProjectState.SUCCEEDED) {
      return new Creation.NotSucceeded(project.status());
    }
    if (audioTrack != null) {
      var source = sources.findById(project.sourceId()).orElseThrow();
      var tracks = source.recording().audioTracks().size();
      if (audioTrack > tracks) {
        return new Creation.NoAudioTrack(tracks);
      }
    }
    var export =
        new StoredExport(
            Ids.next("exp"),
            organizationId,
            projectId,
            format,
            framing.shape(),
            framing.fit(),
            framing.size(),
            audioTrack,
            ExportState.QUEUED,
            0,
            null,
            null,
            clock.instant(),
            null,
            null);
    for (var idx : new TreeSet<>(clips)) {
      if (project.clip(idx) == null) {
        return new Creation.NoClip(idx);
      }
    }
    if (projects.keep(projectId, clock.instant().plus(settings.lifetime())) == 0) {
      return new Creation.NoProject();
    }
    exports.save(export);
    for (var idx : new TreeSet<>(clips)) {
      files.save(file(export, idx, project));
    }
    jobs.schedule(MakeExport.NAME, export.id(), export.id());
    return new Creation.Created(view(export));
  }

  private static StoredExportFile file(StoredExport export, int idx, StoredProject project) {
    var clip = Objects.requireNonNull(project.clip(idx));
    return new StoredExportFile(
        export.id() + "/" + idx,
        export.id(),
        idx,
        clip.beginMillis(),
        clip.endMillis(),
        null,
        null,
        null,
        null);
  }

  /** Returns an export of the organisation, with its clips. */
  public Optional<View> find(String organizationId, String id) {
    return exports.find(id, organizationId, clock.instant()).map(this::view);
  }

  /** Whether there is such an export, and it has not ended. */
  boolean isUnfinished(String organizationId, String id) {
    return exports
        .find(id, organizationId, clock.instant())
        .filter(export -> !export.status().isTerminal())
        .isPresent();
  }

  /** The file of a clip, if it is made. */
  Optional<ExportedFile> file(String organizationId, String id, int idx) {
    return exports
        .find(id, organizationId, clock.instant())
        .flatMap(
            export ->
                files.ofExport(id).stream()
                    .filter(file -> file.idx() == idx && file.made())
                    .findFirst()
                    .map(file -> new ExportedFile(export, file)));
  }

  private View view(StoredExport export) {
    return new View(export, files.ofExport(export.id()));
  }
}
