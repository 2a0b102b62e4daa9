package dev.callsheet.media.conversion;

import dev.callsheet.timeline.FrameRate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options that encode pictures, at one quality throughout or at a bit rate.
 *
 * @param h264Encoder the one of this build of ffmpeg
 */
record VideoEncoding(String h264Encoder) {
  /** Where the difference to the source begins to be seen. */
  private static final int USUAL_QUALITY = 67;

  /** Bits per pixel that suffice for restless pictures. */
  private static final double BITS_PER_PIXEL = 0.11;

  private static final long LEAST_BITS_PER_SECOND = 300_000;

  /** As many bytes as the pictures have before they are encoded. */
  private static final double BYTES_PER_PIXEL = 1.5;

  /** Stereo of 16 bits, 48000 times a second, is more than any sound of a video takes. */
  private static final double SOUND_BYTES_PER_SECOND = 4 * 48_000;

  private static final long HEADER_BYTES = 16L << 20;

  private static final int WORST_QUANTIZER = 46;
  private static final int BEST_QUANTIZER = 16;
  private static final int WORST_VP9 = 60;
  private static final int BEST_VP9 = 20;

  /** The difference between the numbers of libx264 and those of the quantizers, for one quality. */
  private static final int RATE_FACTOR_LEAD = 3;

  /** For MP4. */
  List<String> h264(
      @Nullable Integer quality, @Nullable Long bitsPerSecond, VideoFrame frame, FrameRate rate) {
    var options = new ArrayList<>(List.of("-c:v", h264Encoder));
    boolean x264 = h264Encoder.equals("libx264");
    options.addAll(x264 ? List.of("-preset", "veryfast") : List.of("-profile:v", "high"));
    if (bitsPerSecond != null) {
      options.addAll(List.of("-b:v", bitsPerSecond.toString()));
      return options;
    }
    int quantizer = of(quality, WORST_QUANTIZER, BEST_QUANTIZER);
    options.addAll(
        x264
            ? List.of("-crf", Integer.toString(quantizer - RATE_FACTOR_LEAD))
            : constant(quantizer, usualBits(frame, rate)));
    return options;
  }

  /** The bit rate has no effect then but on the level that the stream is marked with. */
  private static List<String> constant(int quantizer, String bits) {
    var number = Integer.toString(quantizer);
    return List.of("-qmin", number, "-qmax", number, "-b:v", bits);
  }

  private static String usualBits(VideoFrame frame, FrameRate rate) {
    double bits = (double) frame.width() * frame.height() * rate.perSecond() * BITS_PER_PIXEL;
    return Long.toString(Math.max(LEAST_BITS_PER_SECOND, Math.round(bits)));
  }

  /** For a rendition: the usual quality as long as the usual bit rate suffices for it. */
  List<String> capped(VideoFrame frame, FrameRate rate) {
    var most = usualBits(frame, rate);
    int quantizer = of(null, WORST_QUANTIZER, BEST_QUANTIZER);
    var options = new ArrayList<>(List.of("-c:v", h264Encoder));
    if (h264Encoder.equals("libx264")) {
      options.addAll(List.of("-preset", "veryfast", "-crf"));
      options.add(Integer.toString(quantizer - RATE_FACTOR_LEAD));
      options.addAll(List.of("-maxrate", most, "-bufsize", most, "-sc_threshold", "0"));
      return options;
    }
    options.addAll(List.of("-profile:v", "high", "-qmin", Integer.toString(quantizer)));
    options.addAll(List.of("-qmax", "51", "-b:v", most));
    return options;
  }

  /** For WebM. */
  static List<String> vp9(@Nullable Integer quality, @Nullable Long bitsPerSecond) {
    var options = new ArrayList<>(List.of("-c:v", "libvpx-vp9"));
    options.addAll(List.of("-deadline", "realtime", "-cpu-used", "6"));
    options.addAll(List.of("-row-mt", "1", "-tile-columns", "2"));
    options.addAll(
        bitsPerSecond != null
            ? List.of("-b:v", bitsPerSecond.toString())
            : List.of("-crf", Integer.toString(of(quality, WORST_VP9, BEST_VP9)), "-b:v", "0"));
    return options;
  }

  private static int of(@Nullable Integer quality, int worst, int best) {
    int wanted = quality == null ? USUAL_QUALITY : quality;
    return Math.round(worst - (wanted - 1) * (worst - best) / 99f);
  }

  /** More bytes than a video can need, however restless its pictures are. */
  static long mostBytes(VideoFrame frame, FrameRate rate, long durationMicros) {
    double seconds = durationMicros / 1e6 + 1;
    double pixels = (double) frame.width() * frame.height() * rate.perSecond() * seconds;
    return (long) (pixels * BYTES_PER_PIXEL + SOUND_BYTES_PER_SECOND * seconds) + HEADER_BYTES;
  }

  /** Frames at a constant rate, with a key frame every two seconds. */
  static List<String> timing(FrameRate rate) {
    return List.of(
        "-r",
        rate.toString(),
        "-fps_mode",
        "cfr",
        "-g",
        Long.toString(Math.max(1, Math.round(2 * rate.perSecond()))));
  }
}
