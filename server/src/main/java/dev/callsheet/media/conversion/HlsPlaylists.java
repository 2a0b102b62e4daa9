package dev.callsheet.media.conversion;

import dev.callsheet.timeline.FrameRate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Playlists of HTTP Live Streaming (RFC 8216), whose segments are parts of files beside them. */
final class HlsPlaylists {
  /** The one that has fragments of MP4. */
  private static final String BEGINNING =
      "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n";

  private HlsPlaylists() {}

  /** Lists the qualities, the first one first, with the sound that goes with each. */
  static String master(
      List<AdaptiveConverter.Quality> qualities, @Nullable Rendition sound, FrameRate rate) {
    var text = new StringBuilder(BEGINNING).append('\n');
    if (sound != null) {
      text.append("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"audio\",DEFAULT=YES,")
          .append("AUTOSELECT=YES,URI=\"")
          .append(sound.playlist())
          .append("\"\n\n");
    }
    for (var quality : qualities) {
      var fragments = quality.rendition().fragments();
      long peak = fragments.peakBitsPerSecond();
      long average = fragments.averageBitsPerSecond();
      var codecs = fragments.codec();
      if (sound != null) {
        peak += sound.fragments().peakBitsPerSecond();
        average += sound.fragments().averageBitsPerSecond();
        codecs += "," + sound.fragments().codec();
      }
      text.append(
          String.format(
              Locale.ROOT,
              "#EXT-X-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,CODECS=\"%s\",RESOLUTION=%dx%d"
                  + ",FRAME-RATE=%.3f%s\n",
              peak,
              average,
              codecs,
              quality.frame().width(),
              quality.frame().height(),
              rate.perSecond(),
              sound == null ? "" : ",AUDIO=\"audio\""));
      text.append(quality.rendition().playlist()).append('\n');
    }
    return text.toString();
  }

  /** Lists the segments of a file. */
  static String media(Rendition rendition) {
    var fragments = rendition.fragments();
    double longest = fragments.fragments().stream().mapToDouble(fragments::seconds).max().orElse(1);
    var text = new StringBuilder(BEGINNING);
    text.append("#EXT-X-TARGETDURATION:").append(Math.max(1, Math.round(longest))).append('\n');
    text.append("#EXT-X-PLAYLIST-TYPE:VOD\n");
    text.append("#EXT-X-MAP:URI=\"").append(rendition.file());
    text.append("\",BYTERANGE=\"").append(fragments.headerBytes()).append("@0\"\n");
    for (var fragment : fragments.fragments()) {
      text.append(
          String.format(
              Locale.ROOT,
              "#EXTINF:%.6f,\n#EXT-X-BYTERANGE:%d@%d\n%s\n",
              fragments.seconds(fragment),
              fragment.bytes(),
              fragment.offset(),
              rendition.file()));
    }
    return text.append("#EXT-X-ENDLIST\n").toString();
  }
}
