package dev.callsheet.media.command;

import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.info.MediaInfo.AudioStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What a first ffmpeg hands a second one through a pipe: the sound of a recording, each output in
 * one form from beginning to end, with its time stamps.
 *
 * <p>Where sound changes its form midway, ffmpeg builds all filters behind the decoder anew, and
 * what they counted is lost: samples, blocks, the silence before the beginning. The second ffmpeg
 * counts; it never meets a change.
 *
 * @param inputOptions options before the recording
 * @param end when to stop reading, in microseconds from where reading began; {@link Long#MAX_VALUE}
 *     for the end of the recording
 */
public record SoundFeed(MediaInfo info, List<String> inputOptions, List<Output> outputs, long end) {
  /** The input number of the pipe, after the recording itself. */
  public static final int INPUT = 1;

  /** So many channels are looked at where sound may go on in another form. */
  private static final int MOST_USUAL_CHANNELS = 8;

  /** Codecs that have two channels at most. */
  private static final Set<String> MPEG_AUDIO = Set.of("mp1", "mp2", "mp3");

  /** As loud as a sum of channels may get: lossy encoders add up to a decibel to peaks. */
  private static final String LIMITER = ",alimiter=limit=0.89:level=0:latency=1";

  /** A part of a recording in which there is no sound left gives one sample of silence. */
  private static final String A_SAMPLE = ",apad=whole_len=1";

  /** Layouts of which ffmpeg mixes every channel into stereo. */
  private static final Set<String> CINEMA =
      Set.of(
          "2.1",
          "3.0",
          "3.0(back)",
          "3.1",
          "4.0",
          "4.1",
          "quad",
          "quad(side)",
          "5.0",
          "5.0(side)",
          "5.1",
          "5.1(side)",
          "6.0",
          "6.0(front)",
          "6.1",
          "6.1(back)",
          "6.1(front)",
          "7.0",
          "7.0(front)",
          "7.1",
          "7.1(wide)",
          "7.1(wide-side)");

  /** What lies before the beginning is not kept: a pipe has no times below zero. */
  private static final String FROM_ZERO = ",atrim=start=0";

  /**
   * One output.
   *
   * @param filters what makes its form the same throughout
   */
  public record Output(AudioStream track, String filters) {
    /** The sound as people are to hear it: mono or stereo, every channel audible. */
    public static Output mix(AudioStream track, int sampleRate) {
      return new Output(track, mixFilters(track, sampleRate) + FROM_ZERO);
    }

    /** Mono of which each sample is the loudest of all channels, whatever they are said to be. */
    public static Output loudest(AudioStream track, int sampleRate) {
      return new Output(
          track, "aresample=" + sampleRate + loudest(mostChannels(track)) + FROM_ZERO);
    }

    /** How many channels it may have somewhere. */
    private static int mostChannels(AudioStream track) {
      if (track.steady()) {
        return track.channels();
      }
      return isMpegAudio(track) ? 2 : Math.max(MOST_USUAL_CHANNELS, track.channels());
    }

    /** Whether mono that becomes two channels is as loud on each as it was. */
    public static boolean doublesMono(AudioStream track) {
      return isMpegAudio(track);
    }

    private static boolean isMpegAudio(AudioStream track) {
      return MPEG_AUDIO.contains(track.codec());
    }

    private static String loudest(int channels) {
      if (channels == 1) {
        return ",aformat=channel_layouts=mono";
      }
      // A channel that there is not counts as the last one.
      var louder = new StringBuilder("abs(val(0))");
      for (int channel = 1; channel < channels; channel++) {
        louder.insert(0, "max(").append(",abs(val(").append(channel).append(")))");
      }
      return ",aeval=exprs='" + louder + "':channel_layout=mono";
    }

    private static String mixFilters(AudioStream track, int sampleRate) {
      String rate = "aresample=" + sampleRate;
      if (!track.steady() && isMpegAudio(track)) {
        // Mono stays as loud as it is; a channel that there is not counts as the last one.
        return rate + ",aeval=exprs='val(0)|val(1)':channel_layout=stereo";
      }
      if (track.channels() <= 2) {
        return rate + ":ochl=" + (track.renderedChannels() == 1 ? "mono" : "stereo");
      }
      if (track.layout() != null && CINEMA.contains(track.layout())) {
        // Recorders call their fourth microphone a subwoofer, so that is heard too.
        return rate + ":osf=fltp:isf=fltp:ochl=stereo:lfe_mix_level=1:rematrix_maxval=64" + LIMITER;
      }
      var sum = new StringJoiner("+");
      for (int channel = 0; channel < track.channels(); channel++) {
        sum.add("c" + channel);
      }
      return rate + ":osf=fltp,pan=stereo|c0=" + sum + "|c1=" + sum + LIMITER;
    }
  }

  /** The sound of some tracks, from beginning to end. */
  public static SoundFeed whole(MediaInfo info, List<Output> outputs) {
    return new SoundFeed(info, List.of(), outputs, Long.MAX_VALUE);
  }

  private boolean isPart() {
    return end != Long.MAX_VALUE;
  }

  /** The options before the recording. */
  List<String> optionsBefore() {
    var options = new ArrayList<>(inputOptions);
    outputs.stream()
        .map(output -> layoutOptions(output.track()))
        .filter(layout -> !layout.isEmpty())
        .findFirst()
        .ifPresent(options::addAll);
    return options;
  }

  /** A guessed layout mixes channels away. */
  static List<String> layoutOptions(AudioStream track) {
    return track.layout() == null ? List.of("-guess_layout_max", "2") : List.of();
  }

  /** The options between the recording and the pipe, and the pipe. */
  List<String> optionsAfter() {
    var options = new ArrayList<String>();
    var used = new ArrayList<Integer>();
    for (int number = 0; number < outputs.size(); number++) {
      var output = outputs.get(number);
      options.addAll(List.of("-map", "0:" + output.track().index()));
      options.addAll(List.of("-filter:" + number, output.filters() + (isPart() ? A_SAMPLE : "")));
      used.add(output.track().index());
    }
    // Until the last track gives its first sound, that of the others is held in memory.
    options.addAll(List.of("-max_muxing_queue_size", Integer.toString(Integer.MAX_VALUE)));
    options.addAll(List.of("-c:a", "pcm_f32le", "-map_metadata", "-1"));
    options.addAll(until(end));
    options.addAll(List.of("-f", "nut", "pipe:1"));
    options.addAll(companions(info, used, end));
    return options;
  }

  /** The filter of a stream that begins at zero and has silence in its gaps. */
  public static String gapless(int sampleRate) {
    return "aresample=" + sampleRate + ":async=1:first_pts=0:min_hard_comp=0.02";
  }

  /** The options before the pipe, as an input of the second ffmpeg. */
  static List<String> pipeOptions() {
    // Without the first one its times would begin at zero whatever they are.
    return List.of("-seek_timestamp", "1", "-format_whitelist", "nut", "-f", "nut");
  }

  /**
   * An output that reads the recording's other streams and drops them: what ffmpeg mends of time
   * stamps depends on all that it reads, and must be the same in every process.
   *
   * @param used indexes of the streams that are read anyway
   */
  public static List<String> companions(MediaInfo info, List<Integer> used, long end) {
    var options = new ArrayList<String>();
    if (info.indexed()) {
      return options; // Its stamps are not mended across streams.
    }
    var video = info.video();
    if (video != null && !used.contains(video.index())) {
      options.addAll(List.of("-map", "0:" + video.index()));
    }
    for (var track : info.audioTracks()) {
      if (!used.contains(track.index())) {
        options.addAll(List.of("-map", "0:" + track.index()));
      }
    }
    if (options.isEmpty()) {
      return options;
    }
    options.addAll(List.of("-c", "copy"));
    options.addAll(until(end));
    options.addAll(List.of("-f", "null", "-"));
    return options;
  }

  private static List<String> until(long end) {
    return end == Long.MAX_VALUE ? List.of() : List.of("-t", end + "us");
  }
}
