package dev.callsheet.media.command;

import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.info.MediaInfo.AudioStream;
import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.timeline.FrameRate;
import dev.callsheet.timeline.TimeRange;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a recording: where ffmpeg begins to read for it, and the filters that show and sound
 * it from zero on, for exactly as long as it is.
 *
 * @param range within the recording
 * @param pictures whether its pictures are read, or its sound alone
 */
public record Passage(MediaInfo info, TimeRange range, boolean pictures) {
  /** All samples that there are, for stretches that go on to the end of a recording. */
  public static final long ALL_SAMPLES = Long.MAX_VALUE;

  /**
   * How long before the stretch its reading begins: for sound that lies before the picture in the
   * file, and for codecs that need some packets to sound right.
   */
  private static final long LEAD_MICROS = 1_000_000;

  /** All of a recording. */
  public static Passage whole(MediaInfo info, boolean pictures) {
    return new Passage(info, new TimeRange(0, info.durationMicros()), pictures);
  }

  /** Where to begin to read. */
  public Seek seek() {
    var video = pictures ? info.video() : null;
    long first =
        video == null ? range.startMicros() : Math.min(range.startMicros(), video.lastMicros());
    return Seek.before(info, first, LEAD_MICROS);
  }

  /** The options before the recording, for pictures. */
  public List<String> inputOptions() {
    var options = new ArrayList<String>();
    if (pictures) {
      options.addAll(List.of("-reinit_filter:v", "0"));
    }
    options.addAll(seek().options());
    return options;
  }

  /** The frames that it has at a rate: as many as its length is nearest to, at least one. */
  public long frames(FrameRate rate) {
    return Math.max(1, rate.nearestFrame(range.durationMicros()));
  }

  /** The filters that give its pictures at a constant rate. */
  public String shown(VideoStream video, FrameRate rate) {
    long begins = Math.min(range.startMicros(), video.lastMicros()) - seek().micros();
    return video.deinterlaced()
        + video.onTime(begins)
        + ",fps=fps="
        + rate
        + ":start_time=0:round=near"
        + standing(video, rate, rate.nearestFrame(range.endMicros()))
        + ",trim=end_frame="
        + frames(rate);
  }

  /**
   * The filter that lets the last picture stand from its beginning on for as long as the video is
   * known to end before its sound, and a moment longer: where more is missing the recording does
   * not give what it promises.
   */
  public static String standing(VideoStream video, FrameRate rate, long endFrame) {
    long missing = Math.max(0, endFrame - rate.frameAtOrBefore(video.lastMicros()));
    return ",tpad=stop_mode=clone:stop=" + (missing + (long) Math.ceil(rate.perSecond()) + 2);
  }

  /**
   * The filters that give its sound, from the feed.
   *
   * @param samples how many, with silence if need be; {@link #ALL_SAMPLES} for those that there are
   */
  public String heard(int sampleRate, long samples) {
    var all =
        "asetpts=PTS-%d/(1000000*TB),atrim=start=0,%s"
            .formatted(range.startMicros() - seek().micros(), SoundFeed.gapless(sampleRate));
    return samples == ALL_SAMPLES
        ? all
        : all + ",apad=whole_len=%d,atrim=end_sample=%d".formatted(samples, samples);
  }

  /**
   * The filters that give the sound of a track from the recording itself, which is only to be done
   * with a {@linkplain AudioStream#steady steady} one.
   */
  public String heardDirectly(AudioStream track, int sampleRate, long samples) {
    return SoundFeed.Output.mix(track, sampleRate).filters() + ',' + heard(sampleRate, samples);
  }

  /** The options before the recording where a track is heard directly. */
  public List<String> inputOptions(AudioStream track) {
    var options = new ArrayList<>(inputOptions());
    options.addAll(SoundFeed.layoutOptions(track));
    return options;
  }

  /** The sound of a track as people are to hear it. */
  public SoundFeed feed(AudioStream track, int sampleRate) {
    var mix = SoundFeed.Output.mix(track, sampleRate);
    return new SoundFeed(info, seek().options(), List.of(mix), readMicros());
  }

  /** What a process that shows a stream reads besides: see {@link SoundFeed#companions}. */
  public List<String> companions(int stream) {
    return SoundFeed.companions(info, List.of(stream), readMicros());
  }

  /** How much is read, from where reading begins. */
  private long readMicros() {
    return range.endMicros() >= info.durationMicros()
        ? Long.MAX_VALUE
        : range.endMicros() - seek().micros() + LEAD_MICROS;
  }
}
