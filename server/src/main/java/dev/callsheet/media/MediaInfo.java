package dev.callsheet.media;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recording holds, as measured on its packets. Times are microseconds on the recording's
 * timeline, which begins at zero with its earliest stream. Cover pictures are not video.
 *
 * @param container the format's name as ffprobe has it, such as {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param video the stream that is rendered, if there is one
 * @param audio the stream that is analysed and rendered, if there is one
 * @param subtitles embedded subtitles that are text
 */
public record MediaInfo(
    String container,
    long durationMicros,
    @Nullable VideoStream video,
    @Nullable AudioStream audio,
    List<SubtitleStream> subtitles) {

  /** Copies the list. */
  public MediaInfo {
    subtitles = List.copyOf(subtitles);
  }

  /** The duration in milliseconds, rounded to the nearest. */
  public long durationMillis() {
    return (durationMicros + 500) / 1000;
  }

  /** The grid that cuts snap to: the video's nominal frame rate, or milliseconds without video. */
  public FrameRate editRate() {
    return video == null ? FrameRate.MILLISECONDS : video.frameRate();
  }

  /**
   * A video stream.
   *
   * @param index the stream's index in the file
   * @param width pixels shown, after rotation and with square pixels
   * @param height pixels shown, after rotation
   * @param frameRate the constant rate, or the standard rate that a variable stream is conformed to
   * @param averageFrameRate frames by duration
   * @param variableFrameRate whether frames stray from any constant grid
   */
  public record VideoStream(
      int index,
      String codec,
      int width,
      int height,
      FrameRate frameRate,
      FrameRate averageFrameRate,
      boolean variableFrameRate,
      String pixelFormat,
      long startMicros,
      long endMicros) {

    /** A time at which the last frame is shown. */
    long lastFrameMicros() {
      return Math.max(startMicros, endMicros - frameRate.microsOf(1));
    }
  }

  /**
   * An audio stream.
   *
   * @param index the stream's index in the file
   * @param sampleRate in hertz
   */
  public record AudioStream(
      int index, String codec, int sampleRate, int channels, long startMicros, long endMicros) {}

  /**
   * An embedded text subtitle stream.
   *
   * @param index the stream's index in the file
   * @param language as the file tags it, often ISO 639-2
   */
  public record SubtitleStream(int index, String codec, @Nullable String language) {}
}
