package dev.callsheet.studio.cut;

import dev.callsheet.editlist.AudioTrack;
import dev.callsheet.editlist.EditList;
import dev.callsheet.editlist.EditListFormat;
import dev.callsheet.editlist.SourceMedia;
import dev.callsheet.editlist.VideoTrack;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.studio.WorkState;
import dev.callsheet.studio.asset.AssetRepository;
import dev.callsheet.studio.asset.Subtitles;
import dev.callsheet.subtitle.Retiming;
import dev.callsheet.subtitle.SubtitleFormat;
import dev.callsheet.timeline.TimeRange;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Completed cuts as files for other programs. */
@Singleton
final class CutExports {
  private final CutRepository cuts;
  private final AssetRepository assets;
  private final Subtitles subtitles;

  CutExports(CutRepository cuts, AssetRepository assets, Subtitles subtitles) {
    this.cuts = cuts;
    this.assets = assets;
    this.subtitles = subtitles;
  }

  /** What came of an export. */
  sealed interface Export extends SubtitleExport {
    record Written(ExportFile file) implements Export {}

    record NotFound() implements Export {}

    record NotCompleted(WorkState status) implements Export {}

    record Unavailable(String why) implements Export {}
  }

  /** What came of an export of subtitles. */
  sealed interface SubtitleExport permits Export, NoTrack {}

  /** The recording has fewer tracks of subtitles. */
  record NoTrack(int tracks) implements SubtitleExport {}

  /** A written file: an edit list of the longest cut is a few megabytes. */
  record ExportFile(byte[] content, String mediaType, String name) {
    String disposition() {
      return "attachment; filename=\"" + name + '"';
    }
  }

  Export editList(String organizationId, String cutId, EditListFormat format) {
    return export(organizationId, cutId, (cut, result) -> editList(cut, result, format));
  }

  /**
   * Exports subtitles.
   *
   * @param track the number of an embedded track, counted from 1, or null for those of the asset
   */
  SubtitleExport subtitles(
      String organizationId, String cutId, SubtitleFormat format, @Nullable Integer track) {
    if (track != null) {
      var tracks = embeddedTracks(organizationId, cutId);
      if (tracks.isPresent() && track > tracks.get()) {
        return new NoTrack(tracks.get());
      }
    }
    return export(organizationId, cutId, (cut, result) -> subtitles(cut, result, format, track));
  }

  private Optional<Integer> embeddedTracks(String organizationId, String cutId) {
    return cuts.findByIdAndOrganizationId(cutId, organizationId)
        .flatMap(cut -> assets.findById(cut.assetId()))
        .map(asset -> asset.recording().subtitles().size());
  }

  private Export export(
      String organizationId, String cutId, BiFunction<StoredCut, CutResult, Export> writer) {
    var found = cuts.findByIdAndOrganizationId(cutId, organizationId);
    if (found.isEmpty()) {
      return new Export.NotFound();
    }
    var cut = found.get();
    var result = cut.keeps();
    return result == null ? new Export.NotCompleted(cut.status()) : writer.apply(cut, result);
  }

  private Export editList(StoredCut cut, CutResult result, EditListFormat format) {
    var asset = assets.findById(cut.assetId()).orElseThrow();
    var edit =
        new EditList(asset.filename(), source(asset.filename(), asset.recording()), ranges(result));
    var unavailable = format.unavailable(edit);
    if (unavailable.isPresent()) {
      return new Export.Unavailable(
          switch (unavailable.get()) {
            case dev.callsheet.editlist.Unavailable.TooManyEvents(var events, var limit) ->
                "The cut has " + events + " ranges, and the format numbers at most " + limit + ".";
            case dev.callsheet.editlist.Unavailable.TooManyClips(var clips, var limit) ->
                "The cut has " + clips + " clips on all tracks, and a file holds " + limit + ".";
            case dev.callsheet.editlist.Unavailable.VideoRequired() ->
                "The format describes frames, and the asset has no video.";
          });
    }
    return written(
        cut, format.mediaType(), format.fileExtension(), output -> format.write(edit, output));
  }

  private Export subtitles(
      StoredCut cut, CutResult result, SubtitleFormat format, @Nullable Integer track) {
    var cues = subtitles.cues(cut.assetId(), track);
    if (cues.isEmpty()) {
      return new Export.Unavailable(
          track == null
              ? "The asset has no subtitles."
              : "The track has no cues that can be read.");
    }
    var retimed = Retiming.retime(cues.get(), ranges(result));
    return written(
        cut, format.mediaType(), format.fileExtension(), output -> format.write(retimed, output));
  }

  @FunctionalInterface
  private interface Writer {
    void write(ByteArrayOutputStream output) throws IOException;
  }

  private static Export written(StoredCut cut, String mediaType, String extension, Writer writer) {
    var output = new ByteArrayOutputStream();
    try {
      writer.write(output);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
    return new Export.Written(
        new ExportFile(output.toByteArray(), mediaType, cut.id() + '.' + extension));
  }

  private static List<TimeRange> ranges(CutResult result) {
    var grid = result.grid();
    return result.ranges().stream()
        .map(
            range ->
                new TimeRange(grid.microsOf(range.startFrame()), grid.microsOf(range.endFrame())))
        .toList();
  }

  private static SourceMedia source(String filename, MediaInfo recording) {
    var video = recording.video();
    return new SourceMedia(
        filename,
        recording.durationMicros(),
        video == null ? null : new VideoTrack(recording.editRate(), video.width(), video.height()),
        recording.audioTracks().stream()
            .map(track -> new AudioTrack(track.sampleRate(), track.channels()))
            .toList(),
        recording.timecode());
  }
}
