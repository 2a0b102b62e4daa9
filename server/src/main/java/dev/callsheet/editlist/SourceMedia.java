package dev.callsheet.editlist;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one recording that an edit list cuts.
 *
 * @param fileName its file name as the user knows it; any path before it is ignored
 * @param durationMicros its length in microseconds
 * @param video its picture, or null if it is audio only
 * @param audio its sound, or null if it has none
 */
public record SourceMedia(
    String fileName, long durationMicros, @Nullable VideoTrack video, @Nullable AudioTrack audio) {

  /** Keeps the last part of the file name; refuses a source with neither picture nor sound. */
  public SourceMedia {
    if (video == null && audio == null) {
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

  Optional<AudioTrack> sound() {
    return Optional.ofNullable(audio);
  }

  int channels() {
    return audio == null ? 0 : audio.channels();
  }
}
