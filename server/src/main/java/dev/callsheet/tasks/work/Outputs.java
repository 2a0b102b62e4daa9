package dev.callsheet.tasks.work;

import dev.callsheet.media.conversion.Converted;
import dev.callsheet.media.conversion.ConvertedFile;
import dev.callsheet.media.conversion.Loudness;
import dev.callsheet.media.conversion.Warning;
import dev.callsheet.media.inspection.Inspection;
import dev.callsheet.tasks.file.Files;
import dev.callsheet.tasks.file.MediaFile;
import dev.callsheet.tasks.file.NewFile;
import dev.callsheet.tasks.file.PreparedFile;
import dev.callsheet.tasks.source.OpenedSource;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tasks make, on its way from the disk of a node into the project. */
@Singleton
final class Outputs {
  private final Files files;
  private final BeanProvider<IngestListener> listeners;

  Outputs(Files files, BeanProvider<IngestListener> listeners) {
    this.files = files;
    this.listeners = listeners;
  }

  Made open(StoredTask task) {
    return new Made(task);
  }

  /** The files of one task. Those in the store that were not adopted go when it is closed. */
  final class Made implements AutoCloseable {
    private final StoredTask task;
    private final List<PreparedFile> prepared = new ArrayList<>();
    private @Nullable Converted converted;

    private Made(StoredTask task) {
      this.task = task;
    }

    /** Puts a file into the store that is kept as it came. */
    void prepare(OpenedSource source) {
      var type = MediaTypes.of(source.inspection());
      var part = new NewFile.Part("content." + type.ending(), type.mediaType(), source.path());
      var size = Size.of(source.inspection());
      prepared.add(
          files.prepare(
              new NewFile(
                  OutputNames.stored(source.name(), type.ending()),
                  List.of(part),
                  size.width(),
                  size.height(),
                  source.inspection().durationMillis())));
    }

    /** Puts what a conversion made into the store. */
    void prepare(String sourceName, Converted made) {
      converted = made;
      var alone = made.folder() || made.files().size() == 1;
      if (made.folder()) {
        prepare(sourceName, made.files(), alone);
        return;
      }
      made.files().forEach(file -> prepare(sourceName, List.of(file), alone));
    }

    private void prepare(String sourceName, List<ConvertedFile> parts, boolean alone) {
      var main = parts.getFirst();
      prepared.add(
          files.prepare(
              new NewFile(
                  OutputNames.of(sourceName, main.name(), alone),
                  parts.stream()
                      .map(part -> new NewFile.Part(part.name(), part.mediaType(), part.path()))
                      .toList(),
                  main.width(),
                  main.height(),
                  main.durationMillis())));
    }

    /** Makes what a conversion made files of the project, in the caller's transaction. */
    TaskResult adopt(Inspection source) {
      if (converted == null) {
        throw new IllegalStateException("Nothing was converted for " + task.id());
      }
      return TaskResult.converted(
          add().stream().map(Outputs::made).toList(),
          source,
          converted.facts(),
          converted.warnings());
    }

    /** Makes what was fetched a file of the project, in the caller's transaction. */
    TaskResult adopt(Inspection inspection, Measured measured, @Nullable String automationId) {
      var file = add().getFirst();
      if (automationId == null) {
        listeners.stream().forEach(listener -> listener.ingested(task.scope(), file.id()));
      }
      return stored(file, inspection, measured);
    }

    /** Tells of a file that is the project's already. */
    TaskResult known(String fileId, Inspection inspection, Measured measured) {
      // Deleted since it was opened, it is as good as stored and deleted after that.
      return files
          .find(task.scope(), fileId)
          .map(file -> stored(file, inspection, measured))
          .orElseThrow(() -> new IllegalStateException(fileId + " was deleted"));
    }

    private List<MediaFile> add() {
      return prepared.stream().map(file -> files.add(task.scope(), task.id(), file)).toList();
    }

    /** Lets the files be where they are, if they are the project's now. */
    void keepIf(boolean adopted) {
      if (adopted) {
        prepared.clear();
      }
    }

    @Override
    public void close() {
      prepared.forEach(files::discard);
    }
  }

  /**
   * How loud a file is that is stored.
   *
   * @param loudness null where it was not asked for or there is no sound
   */
  record Measured(@Nullable Loudness loudness, List<Warning> warnings) {}

  private static TaskResult stored(MediaFile file, Inspection inspection, Measured measured) {
    return TaskResult.stored(
        made(file), inspection, file.main().sha256(), measured.loudness(), measured.warnings());
  }

  private static MadeFile made(MediaFile file) {
    var stored = file.stored();
    return new MadeFile(
        file.id(),
        stored.name(),
        stored.mediaType(),
        stored.sizeBytes() == null ? 0 : stored.sizeBytes(),
        stored.width(),
        stored.height(),
        stored.durationMs());
  }

  /** How large the picture of a file is; nulls where it has none. */
  private record Size(@Nullable Integer width, @Nullable Integer height) {
    static Size of(Inspection inspection) {
      var image = inspection.image();
      if (image != null) {
        return new Size(image.width(), image.height());
      }
      var video = inspection.preferredVideo();
      return video == null ? new Size(null, null) : new Size(video.width(), video.height());
    }
  }
}
