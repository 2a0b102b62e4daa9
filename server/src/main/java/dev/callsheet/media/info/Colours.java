package dev.callsheet.media.info;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a picture mean, as ffprobe names it; {@code null} where the file does not
 * say.
 *
 * @param transfer how numbers become light, such as {@code arib-std-b67} for HLG
 * @param primaries which red, green and blue are meant, such as {@code bt2020}
 * @param matrix how YUV is made of them, such as {@code bt2020nc}; {@code gbr} for RGB
 * @param peakNits the brightest light in it, in candela per square metre, that the file names
 */
public record Colours(
    @Nullable String transfer,
    @Nullable String primaries,
    @Nullable String matrix,
    @Nullable Integer peakNits) {
  private static final String HLG = "arib-std-b67";
  private static final String PQ = "smpte2084";
  private static final Set<String> P3 = Set.of("smpte432", "smpte431");

  /** Whether it is high dynamic range as broadcasts and phones have it (BT.2100 HLG). */
  public boolean hlg() {
    return HLG.equals(transfer);
  }

  /** Whether it is high dynamic range in absolute light (BT.2100 PQ). */
  public boolean pq() {
    return PQ.equals(transfer);
  }

  /** Whether its primaries are those of DCI-P3 or Display P3. */
  public boolean p3() {
    return primaries != null && P3.contains(primaries);
  }

  /** Whether a screen for BT.709 shows it wrong: too bright or too wide in its colours. */
  public boolean beyondBt709() {
    return hlg() || pq() || p3() || "bt2020".equals(primaries);
  }
}
