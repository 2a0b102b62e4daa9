package dev.callsheet.media.conversion;

import org.jspecify.annotations.Nullable;

/**
 * Makes audio of a recording's sound.
 *
 * @param bitsPerSecond of lossy formats
 * @param sampleRate in hertz
 * @param channels 1 or 2; the source's, but at most 2, where none is given
 * @param track the number of the track, counted from 1; the preferred one where none is given
 * @param loudness the integrated loudness that it is brought to in two passes (EBU R 128), in LUFS
 * @param peaks whether its waveform is written beside it, as audiowaveform's JSON, version 2
 */
public record AudioConversion(
    AudioFormat format,
    @Nullable Long bitsPerSecond,
    @Nullable Integer sampleRate,
    @Nullable Integer channels,
    Excerpt excerpt,
    @Nullable Integer track,
    @Nullable Double loudness,
    boolean peaks)
    implements Conversion {
  /** Refuses what no audio can have. */
  public AudioConversion {
    Requirements.within("bitsPerSecond", bitsPerSecond, 8_000, 512_000);
    Requirements.within("sampleRate", sampleRate, 8_000, 192_000);
    Requirements.within("channels", channels, 1, 2);
    Requirements.within("track", track, 1, 64);
    Requirements.within("loudness", loudness, -70, -5);
  }
}
