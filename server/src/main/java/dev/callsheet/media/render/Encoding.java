package dev.callsheet.media.render;

import dev.callsheet.timeline.FrameRate;
import java.util.ArrayList;
import java.util.List;

/** The ffmpeg options that encode the outputs of a {@link FilterGraph} into a format. */
public record Encoding(RenderPlan plan, String h264Encoder) {
  /** Bits per pixel at which openh264 shows speech and screens without visible blocks. */
  private static final double BITS_PER_PIXEL = 0.11;

  private static final int LEAST_BITS_PER_SECOND = 300_000;

  /** Everything from the stream maps to the container. */
  public List<String> options() {
    var options = new ArrayList<String>();
    if (plan.format().video()) {
      options.addAll(List.of("-map", "[v]"));
    }
    if (plan.info().audio() != null) {
      options.addAll(List.of("-map", "[a]"));
    }
    // Until its first audio arrives, a file whose audio begins late holds its video in memory.
    options.addAll(List.of("-sn", "-dn", "-max_muxing_queue_size", "16384"));
    if (plan.format().video()) {
      options.addAll(video());
    }
    if (plan.info().audio() != null) {
      options.addAll(audio());
    }
    options.addAll(container());
    return options;
  }

  private List<String> video() {
    var rate = plan.info().editRate();
    var options = new ArrayList<>(List.of("-r", rate.toString(), "-fps_mode", "cfr"));
    options.addAll(List.of("-g", Long.toString(Math.max(1, Math.round(2 * rate.perSecond())))));
    if (plan.format() == RenderFormat.WEBM) {
      options.addAll(List.of("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"));
      options.addAll(List.of("-row-mt", "1", "-tile-columns", "2", "-crf", "33", "-b:v", "0"));
      return options;
    }
    options.addAll(List.of("-c:v", h264Encoder));
    if (h264Encoder.equals("libx264")) {
      options.addAll(List.of("-preset", "veryfast", "-crf", "21"));
      return options;
    }
    options.addAll(List.of("-profile:v", "high", "-b:v", Long.toString(bitsPerSecond(rate))));
    return options;
  }

  private long bitsPerSecond(FrameRate rate) {
    var video = plan.info().video();
    if (video == null) {
      throw new IllegalStateException("A plan for video without video");
    }
    var size = plan.layout(video).output();
    double bits = (double) size.width() * size.height() * rate.perSecond() * BITS_PER_PIXEL;
    return Math.max(LEAST_BITS_PER_SECOND, Math.round(bits));
  }

  private List<String> audio() {
    var audio = plan.info().audio();
    boolean mono = audio != null && audio.renderedChannels() == 1;
    return switch (plan.format()) {
      case MP4, MOV, M4A -> List.of("-c:a", "aac", "-b:a", mono ? "96k" : "160k");
      case WEBM -> List.of("-c:a", "libopus", "-b:a", mono ? "80k" : "128k");
      case MP3 -> List.of("-c:a", "libmp3lame", "-q:a", "2");
      case WAV -> List.of("-c:a", "pcm_s16le");
    };
  }

  private List<String> container() {
    return switch (plan.format()) {
      case MP4 -> List.of("-movflags", "+faststart", "-f", "mp4");
      case MOV -> List.of("-movflags", "+faststart", "-f", "mov");
      case WEBM -> List.of("-f", "webm");
      case M4A -> List.of("-movflags", "+faststart", "-f", "ipod");
      case MP3 -> List.of("-f", "mp3");
      case WAV -> List.of("-rf64", "auto", "-f", "wav");
    };
  }
}
