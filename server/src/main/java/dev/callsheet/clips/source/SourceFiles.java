package dev.callsheet.clips.source;

import dev.callsheet.clips.ClipsFailure;
import dev.callsheet.clips.ClipsSettings;
import dev.callsheet.clips.FailureReason;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.id.Ids;
import dev.callsheet.media.MediaEngine;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.storage.BlobStore;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of sources: whether one will do, and where it is kept. */
@Singleton
public final class SourceFiles {
  private static final long MILLIS_PER_UNIT = 60_000;

  private final SourceRepository sources;
  private final MediaEngine media;
  private final BlobStore blobs;
  private final ClipsSettings settings;

  SourceFiles(
      SourceRepository sources, MediaEngine media, BlobStore blobs, ClipsSettings settings) {
    this.sources = sources;
    this.media = media;
    this.blobs = blobs;
    this.settings = settings;
  }

  /** What a look at a file says. */
  public sealed interface Inspection {
    record Suitable(MediaInfo recording) implements Inspection {}

    record Unsuitable(ClipsFailure problem) implements Inspection {}
  }

  /** A file that is kept. */
  public record StoredFile(String blobKey, long sizeBytes, MediaInfo recording) {
    /** What was measured, as JSON. */
    public String media() {
      return JsonColumn.write(recording);
    }
  }

  /**
   * Looks whether clips can be chosen from a file.
   *
   * @throws MediaException when this machine could not look
   */
  public Inspection inspect(Path file) throws IOException, MediaException, InterruptedException {
    MediaInfo recording;
    try {
      recording = media.probe(file);
    } catch (MediaException exception) {
      return switch (exception.failure()) {
        case MediaFailure.NotMedia(var detail) -> unsupported("is no video that can be read");
        case MediaFailure.Corrupt(var detail) -> unsupported("is damaged");
        case MediaFailure.Unsupported(var detail) -> unsupported("has a form that cannot be read");
        case MediaFailure.Unsuitable(var reason) ->
            unsupported("is not of a form that can be used");
        case MediaFailure.DeadlineExceeded(var deadline) ->
            unsupported("takes longer than " + deadline.toMinutes() + " min to be looked at");
        case MediaFailure.MemoryExceeded(var limit) ->
            unsupported("takes more than " + limit + " bytes of memory to be looked at");
        case MediaFailure.OutputTooLarge(var limit) -> throw exception;
        case MediaFailure.Killed(var exitCode) -> throw exception;
        case MediaFailure.Shortage(var detail) -> throw exception;
      };
    }
    if (recording.video() == null) {
      return unsupported("has no picture");
    }
    if (recording.durationMillis() > settings.maxSourceDuration().toMillis()) {
      return new Inspection.Unsuitable(
          new ClipsFailure(
              FailureReason.TOO_LONG,
              "The video lasts longer than " + settings.maxSourceDuration().toMinutes() + " min."));
    }
    return new Inspection.Suitable(recording);
  }

  /**
   * Moves a suitable file into the store, and the last one out that was expected and did not become
   * the source's. The file is the source's once {@link SourceRepository#fill} says so.
   */
  public StoredFile keep(String sourceId, Path file, MediaInfo recording) throws IOException {
    var expected = sources.findById(sourceId).map(StoredSource::blobKey);
    var kept =
        new StoredFile(
            "clips/sources/" + sourceId + "/" + Ids.next("fil"), Files.size(file), recording);
    if (sources.expect(sourceId, kept.blobKey()) > 0) {
      expected.ifPresent(blobs::delete);
      blobs.move(file, kept.blobKey());
    }
    return kept;
  }

  /** Deletes a file that did not become a source's. */
  public void discard(StoredFile kept) {
    blobs.delete(kept.blobKey());
  }

  /** What a project of a recording costs: a unit for each started minute of what can be decoded. */
  public static long units(MediaInfo recording) {
    return Math.max(1, Math.ceilDiv(recording.contentMillis(), MILLIS_PER_UNIT));
  }

  private static Inspection unsupported(String why) {
    return new Inspection.Unsuitable(
        new ClipsFailure(FailureReason.UNSUPPORTED_FORMAT, "The file " + why + "."));
  }
}
