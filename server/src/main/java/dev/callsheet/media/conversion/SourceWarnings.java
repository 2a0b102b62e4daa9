package dev.callsheet.media.conversion;

import dev.callsheet.media.info.MediaInfo.AudioStream;
import dev.callsheet.media.inspection.DynamicRange;
import java.util.List;

/** What of a source is not kept as it is, whatever is made of it. */
final class SourceWarnings {
  private SourceWarnings() {}

  /** Tells what becomes of the pictures. */
  static void ofPictures(Source source, List<Warning> warnings) {
    var video = source.inspection().preferredVideo();
    if (video == null) {
      return;
    }
    if (video.dynamicRange() != DynamicRange.SDR) {
      warnings.add(
          new Warning(
              Warning.Kind.TONE_MAPPED,
              "High dynamic range became standard dynamic range, in BT.709."));
    }
    if (video.interlaced()) {
      warnings.add(
          new Warning(Warning.Kind.DEINTERLACED, "Interlaced pictures became whole ones."));
    }
  }

  /** Tells what becomes of the channels. */
  static void ofSound(AudioStream track, int channels, List<Warning> warnings) {
    if (track.channels() > channels) {
      warnings.add(
          new Warning(
              Warning.Kind.DOWNMIXED,
              "%d channels became %d.".formatted(track.channels(), channels)));
    }
  }
}
