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
    String fileName,
    long durationMicros,
    SourceMedia.@Nullable Video video,
    SourceMedia.@Nullable Audio audio) {

  /**
   * The picture.
   *
   * @param frameRate the constant or, on a variable frame rate, the average rate
   * @param width in pixels
   * @param height in pixels
   */
  public record Video(FrameRate frameRate, int width, int height) {}

  /**
   * The sound.
   *
   * @param sampleRate in hertz
   * @param channels how many, at least one
   */
  public record Audio(int sampleRate, int channels) {

    /** Refuses a sample rate or a number of channels that is not positive. */
    public Audio {
      if (sampleRate <= 0 || channels <= 0) {
        throw new IllegalArgumentException("not audio: " + sampleRate + " Hz, " + channels);
      }
    }
  }

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

  Optional<Video> picture() {
    return Optional.ofNullable(video);
  }

  Optional<Audio> sound() {
    return Optional.ofNullable(audio);
  }

  int channels() {
    return audio == null ? 0 : audio.channels();
  }
}
