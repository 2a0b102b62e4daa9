package dev.callsheet.editlist;

import dev.callsheet.timeline.Timecode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one recording that an edit list cuts.
 *
 * @param fileName its file name as the user knows it; any path before it is ignored
 * @param durationMicros its length in microseconds
 * @param video its picture, or null if it is audio only
 * @param audio its sound tracks in the order of the file; empty if it has none
 * @param timecode that of its beginning, or null if it has none and is counted from zero
 */
public record SourceMedia(
    String fileName,
    long durationMicros,
    @Nullable VideoTrack video,
    List<AudioTrack> audio,
    @Nullable Timecode timecode) {

  /** Keeps the last part of the file name; refuses a source with neither picture nor sound. */
  public SourceMedia {
    audio = List.copyOf(audio);
    if (video == null && audio.isEmpty()) {
      throw new IllegalArgumentException("neither video nor audio: " + fileName);
    }
    if (durationMicros < 0) {
      throw new IllegalArgumentException("negative duration: " + durationMicros);
    }
    fileName = SingleLine.of(fileName);
    fileName =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    if (fileName.isBlank()) {
      fileName = "source";
    }
  }

  Optional<VideoTrack> picture() {
    return Optional.ofNullable(video);
  }

  /** The first sound track, whose sample rate is that of the timeline. */
  Optional<AudioTrack> sound() {
    return audio.stream().findFirst();
  }

  /** How many channels all sound tracks have together. */
  int channels() {
    return audio.stream().mapToInt(AudioTrack::channels).sum();
  }

  /** How many channels the widest sound track has. */
  int widest() {
    return audio.stream().mapToInt(AudioTrack::channels).max().orElse(0);
  }
}
