package dev.callsheet.media;

import dev.callsheet.media.MediaInfo.VideoStream;
import java.util.ArrayList;
import java.util.List;

/** The ffmpeg options that make a JPEG of the picture shown at one time. */
final class Still {
  /** Times of frames are rounded to milliseconds in some files. */
  private static final long ROUNDING_MICROS = 1000;

  private final VideoStream video;
  private final int longestSide;
  private final long at;
  private final Seek seek;

  Still(MediaInfo info, VideoStream video, long atMicros, int longestSide) {
    if (atMicros < 0 || longestSide <= 0) {
      throw new IllegalArgumentException(
          "No picture of " + longestSide + " pixels at " + atMicros + " microseconds");
    }
    this.video = video;
    this.longestSide = longestSide;
    this.at = atMicros;
    this.seek = Seek.before(info, at, 0);
  }

  /**
   * The times to try, one after the other, for the picture shown at a time. How long the last frame
   * is shown is not always what ffmpeg makes of it, so that there may be no picture at its end.
   */
  static List<Long> times(VideoStream video, long atMicros) {
    long last = video.lastFrameMicros();
    if (atMicros < last) {
      return List.of(atMicros);
    }
    return List.of(
        Math.max(last, Math.min(atMicros, video.endMicros() - 2 * ROUNDING_MICROS)), last);
  }

  List<String> inputOptions() {
    var options = new ArrayList<>(List.of("-an", "-sn", "-dn"));
    options.addAll(seek.options());
    return options;
  }

  List<String> outputOptions() {
    return List.of(
        "-map",
        "0:" + video.index(),
        "-vf",
        filters(),
        "-frames:v",
        "1",
        "-c:v",
        "mjpeg",
        "-q:v",
        "3",
        "-f",
        "mjpeg");
  }

  /** The last frame that begins at zero or before is the one that the rounding up leaves there. */
  private String filters() {
    double scale = Math.min(1, (double) longestSide / Math.max(video.width(), video.height()));
    return "settb=1/1000000,setpts=PTS-"
        + (at - seek.micros() + ROUNDING_MICROS)
        + ",fps=fps="
        + video.frameRate()
        + ":start_time=0:round=up,scale="
        + Math.max(1, Math.round(video.width() * scale))
        + ":"
        + Math.max(1, Math.round(video.height() * scale))
        + ":flags=bicubic,setsar=1,format=yuvj420p";
  }
}
