package dev.callsheet.media.conversion;

import dev.callsheet.media.command.Passage;
import dev.callsheet.media.command.SoundFeed;
import dev.callsheet.media.info.MediaInfo.AudioStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The sound of a stretch of a recording in the form that an encoder is to get.
 *
 * @param sampleRate in hertz
 * @param channels one or two
 * @param samples how many there are to be, with silence if need be; {@link #ALL} for those that
 *     there are
 */
record Sound(Passage passage, AudioStream track, int sampleRate, int channels, long samples) {
  /** As many samples as there are. */
  private static final long ALL = Passage.ALL_SAMPLES;

  /** Lossy codecs add a little to the peaks. */
  private static final double HIGHEST_PEAK = -1.5;

  /** As wide as the parts of a recording may lie from each other without being squeezed. */
  private static final double WIDEST_RANGE = 50;

  /** All of the sound of a stretch that goes on to the end. */
  static Sound toTheEnd(Passage passage, AudioStream track, int sampleRate, int channels) {
    return new Sound(passage, track, sampleRate, channels, ALL);
  }

  /** The sound of a stretch for so long. */
  static Sound of(
      Passage passage, AudioStream track, int sampleRate, int channels, long durationMicros) {
    long samples = Math.max(1, Math.round(durationMicros / 1e6 * sampleRate));
    return new Sound(passage, track, sampleRate, channels, samples);
  }

  /** Whether the process that encodes it may read it itself, for its form stays the same. */
  private boolean direct() {
    return track.steady() && !passage.pictures();
  }

  /** What hands it to the process that encodes it; {@code null} where that reads it itself. */
  @Nullable SoundFeed feed() {
    return direct() ? null : passage.feed(track, sampleRate);
  }

  /** The stream that the filters begin with, as ffmpeg names it. */
  String input() {
    return direct() ? "0:" + track.index() : SoundFeed.INPUT + ":0";
  }

  /** The options before the recording. */
  List<String> inputOptions() {
    return direct() ? passage.inputOptions(track) : passage.inputOptions();
  }

  /** What the process reads besides: see {@link SoundFeed#companions}. */
  List<String> companions() {
    return direct() ? passage.companions(track.index()) : List.of();
  }

  /** The filters that it goes through. */
  String filters() {
    return (direct()
            ? passage.heardDirectly(track, sampleRate, samples)
            : passage.heard(sampleRate, samples))
        + mixed();
  }

  /** What ffmpeg makes of mono and stereo by itself is louder or softer than they are. */
  private String mixed() {
    if (channels == track.renderedChannels()) {
      return "";
    }
    if (channels == 2) {
      return ",pan=stereo|c0=c0|c1=c0";
    }
    boolean split = track.channels() == 1 && !SoundFeed.Output.doublesMono(track);
    return split ? ",pan=mono|c0=0.70711*c0+0.70711*c1" : ",pan=mono|c0=0.5*c0+0.5*c1";
  }

  /**
   * The filters that bring it to a loudness. It becomes louder or softer as a whole where its peaks
   * allow that.
   *
   * @param before how loud it is
   * @param target in LUFS
   */
  String filters(LoudnessMeter.Measurement before, double target) {
    if (before.silent()) {
      return filters();
    }
    var loudness = before.loudness();
    return filters()
        + String.format(
            Locale.ROOT,
            ",loudnorm=I=%.2f:TP=%.1f:LRA=%.2f:measured_I=%.2f:measured_LRA=%.2f:measured_TP=%.2f"
                + ":measured_thresh=%.2f:linear=true,aresample=%d",
            target,
            HIGHEST_PEAK,
            Math.clamp(loudness.range(), 1, WIDEST_RANGE),
            Math.min(loudness.integrated(), -0.1),
            // Zero would stand for what was not measured.
            Math.clamp(loudness.range(), 0.1, WIDEST_RANGE),
            Math.clamp(loudness.truePeak(), -99, 98),
            Math.clamp(before.threshold(), -69.9, 0),
            sampleRate);
  }
}
