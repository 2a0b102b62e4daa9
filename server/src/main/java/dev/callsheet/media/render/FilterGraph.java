package dev.callsheet.media.render;

import dev.callsheet.media.colour.SdrFilters;
import dev.callsheet.media.command.Passage;
import dev.callsheet.media.command.SoundFeed;
import dev.callsheet.media.info.MediaInfo.AudioStream;
import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.timeline.FrameRange;
import dev.callsheet.timeline.FrameRate;
import dev.callsheet.timeline.RangePlanner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ffmpeg filter graph of a render: of the recording's picture, and of the sound of a {@link
 * SoundFeed}.
 *
 * <p>Video is first conformed to its constant rate, so that a frame's number is its time, and then
 * chosen by number. Audio is first made gapless from zero on, so that a sample's number is its
 * time, divided into blocks of a third of a millisecond, and then chosen by block number. Each
 * choice is one binary search: a thousand ranges cost no more than one, where a trim per range
 * takes time by the square of their number. Block boundaries are taken on the output's timeline
 * too, so their rounding never adds up.
 */
public final class FilterGraph {
  /** Samples per block. */
  private static final int BLOCK = 16;

  private final RenderPlan plan;
  private final @Nullable SdrFilters colours;
  private final FrameRate rate;

  /**
   * Draws up the graph of a plan.
   *
   * @param colours how the colours of its video are converted; {@code null} without video
   */
  public FilterGraph(RenderPlan plan, @Nullable SdrFilters colours) {
    this.plan = plan;
    this.colours = colours;
    this.rate = plan.info().editRate();
  }

  /**
   * The script, with outputs {@code [v]} and {@code [a]} as far as the format and source have them.
   */
  public String script() {
    var script = new StringBuilder();
    var video = plan.info().video();
    if (plan.format().video() && video != null && colours != null) {
      script.append(video(video, colours)).append("[v]");
    }
    var audio = plan.info().audio();
    if (audio != null) {
      script.append(script.isEmpty() ? "" : ";\n").append(audio(audio)).append("[a]");
    }
    return script.toString();
  }

  /** The sample rate of the output, in hertz. */
  static int sampleRate(RenderFormat format, AudioStream audio) {
    return format != RenderFormat.WEBM && audio.sampleRate() == 44_100 ? 44_100 : 48_000;
  }

  private String video(VideoStream video, SdrFilters colours) {
    var filters = new StringBuilder();
    filters.append("[0:").append(video.index()).append(']');
    var passage = plan.passage();
    if (passage != null) {
      filters.append(passage.shown(video, rate));
    }
    var ranges = plan.ranges();
    if (ranges != null) {
      filters.append(video.deinterlaced());
      if (video.lagMicros() != 0) {
        filters.append(video.onTime(0)).append(',');
      }
      filters.append("fps=fps=").append(rate).append(":start_time=0:round=near");
      filters.append(chosenFrames(ranges, video));
    }
    return filters.append(',').append(plan.layout(video).filters(colours)).toString();
  }

  private String chosenFrames(List<FrameRange> ranges, VideoStream video) {
    var filters = new StringBuilder();
    filters.append(Passage.standing(video, rate, ranges.getLast().endFrame()));
    var starts = ranges.stream().mapToLong(FrameRange::startFrame).toArray();
    var ends = ranges.stream().mapToLong(FrameRange::endFrame).toArray();
    filters.append(",select='").append(choice(starts, ends, 0, starts.length)).append('\'');
    filters.append(",settb=").append(rate.denominator()).append('/').append(rate.numerator());
    filters.append(",setpts=N,trim=end_frame=").append(RangePlanner.totalFrames(ranges));
    return filters.toString();
  }

  private String audio(AudioStream audio) {
    int sampleRate = sampleRate(plan.format(), audio);
    var filters = new StringBuilder();
    filters.append('[').append(SoundFeed.INPUT).append(":0]");
    var passage = plan.passage();
    if (passage != null) {
      filters.append(passage.heard(sampleRate, rate.samplesOf(passage.frames(rate), sampleRate)));
    }
    var ranges = plan.ranges();
    if (ranges != null) {
      filters.append(SoundFeed.gapless(sampleRate)).append(chosenSamples(ranges, sampleRate));
    }
    return filters.toString();
  }

  private String chosenSamples(List<FrameRange> ranges, int sampleRate) {
    var filters = new StringBuilder();
    long end = rate.samplesOf(ranges.getLast().endFrame(), sampleRate);
    filters.append(",apad=whole_len=").append(end + BLOCK);
    filters.append(",asetnsamples=n=").append(BLOCK).append(":p=1");
    filters.append(",aselect='").append(blocks(ranges, sampleRate)).append('\'');
    filters.append(",asettb=1/").append(sampleRate).append(",asetpts=N");
    filters.append(",atrim=end_sample=");
    filters.append(rate.samplesOf(RangePlanner.totalFrames(ranges), sampleRate));
    filters.append(",asetnsamples=n=1024:p=0");
    return filters.toString();
  }

  private String blocks(List<FrameRange> ranges, int sampleRate) {
    var starts = new long[ranges.size()];
    var ends = new long[ranges.size()];
    long keptFrames = 0;
    long keptBlocks = 0;
    for (int index = 0; index < starts.length; index++) {
      var range = ranges.get(index);
      keptFrames += range.frames();
      long keptAfter = Math.ceilDiv(rate.samplesOf(keptFrames, sampleRate), (long) BLOCK);
      starts[index] = Math.round(rate.samplesOf(range.startFrame(), sampleRate) / (double) BLOCK);
      ends[index] = starts[index] + keptAfter - keptBlocks;
      keptBlocks = keptAfter;
    }
    return choice(starts, ends, 0, starts.length);
  }

  /** An expression of the number {@code n} that is 1 within the ranges and 0 outside. */
  private static String choice(long[] starts, long[] ends, int from, int to) {
    if (to - from == 1) {
      return "between(n," + starts[from] + "," + (ends[from] - 1) + ")";
    }
    int middle = (from + to) >>> 1;
    return "if(lt(n,"
        + starts[middle]
        + "),"
        + choice(starts, ends, from, middle)
        + ","
        + choice(starts, ends, middle, to)
        + ")";
  }
}
