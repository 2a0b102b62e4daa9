package dev.callsheet.media.conversion;

import dev.callsheet.timeline.FrameRate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The manifest of MPEG-DASH (ISO 23009-1), in the profile for files that are whole and have an
 * index each.
 */
final class DashManifest {
  private DashManifest() {}

  /** Describes the qualities and their sound. All that stands in it is ours or a number. */
  static String of(
      List<AdaptiveConverter.Quality> qualities,
      @Nullable Rendition sound,
      FrameRate rate,
      int segmentSeconds) {
    double seconds = qualities.getFirst().rendition().fragments().seconds();
    if (sound != null) {
      seconds = Math.max(seconds, sound.fragments().seconds());
    }
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" \
            profiles="urn:mpeg:dash:profile:isoff-on-demand:2011" type="static" \
            mediaPresentationDuration="PT%.3fS" minBufferTime="PT%dS">
              <Period id="0" start="PT0S">
                <AdaptationSet id="0" contentType="video" mimeType="video/mp4" \
            subsegmentAlignment="true" subsegmentStartsWithSAP="1">
            """,
            seconds,
            segmentSeconds));
    for (var quality : qualities) {
      text.append(
          representation(
              quality.rendition(),
              " width=\"%d\" height=\"%d\" sar=\"1:1\" frameRate=\"%s\""
                  .formatted(quality.frame().width(), quality.frame().height(), rate)));
    }
    text.append("    </AdaptationSet>\n");
    if (sound != null) {
      text.append("    <AdaptationSet id=\"1\" contentType=\"audio\" mimeType=\"audio/mp4\" ");
      text.append("subsegmentAlignment=\"true\" subsegmentStartsWithSAP=\"1\">\n");
      text.append(
          representation(
              sound, " audioSamplingRate=\"%d\"".formatted(sound.fragments().timescale())));
      text.append("    </AdaptationSet>\n");
    }
    return text.append("  </Period>\n</MPD>\n").toString();
  }

  private static String representation(Rendition rendition, String attributes) {
    var fragments = rendition.fragments();
    return """
                <Representation id="%s" codecs="%s" bandwidth="%d"%s>
                  <BaseURL>%s</BaseURL>
                  <SegmentBase timescale="%d" indexRange="%d-%d">
                    <Initialization range="0-%d"/>
                  </SegmentBase>
                </Representation>
          """
        .formatted(
            rendition.name(),
            fragments.codec(),
            fragments.peakBitsPerSecond(),
            attributes,
            rendition.file(),
            fragments.timescale(),
            fragments.headerBytes(),
            fragments.headerBytes() + fragments.indexBytes() - 1,
            fragments.headerBytes() - 1);
  }
}
