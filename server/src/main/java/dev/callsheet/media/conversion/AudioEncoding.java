package dev.callsheet.media.conversion;

import dev.callsheet.media.info.MediaInfo.AudioStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The options that encode sound, and what each format can hold. */
final class AudioEncoding {
  private static final List<Integer> MP3_RATES =
      List.of(8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000);
  private static final List<Integer> AAC_RATES =
      Stream.concat(MP3_RATES.stream(), Stream.of(64_000, 88_200, 96_000)).toList();
  private static final List<Integer> OPUS_RATES = List.of(8000, 12_000, 16_000, 24_000, 48_000);

  private static final double BYTES_PER_SAMPLE = 4;
  private static final long SPARE_BYTES = 16L << 20;

  private static final int HIGHEST_RATE = 192_000;
  private static final int LOWEST_RATE = 8000;

  /** Codecs that may hold more than 16 bits and lose none of them. */
  private static final Pattern DEEP =
      Pattern.compile("pcm_[sf](24|32|64).*|flac|alac|wavpack|tta|ape|truehd|mlp");

  private AudioEncoding() {}

  /**
   * The sample rate of the output: the one asked for, or the source's, or where the format has none
   * such the next higher one that it has, or its highest.
   */
  static int sampleRate(
      AudioFormat format, @Nullable Integer asked, AudioStream track, List<Warning> warnings) {
    int wanted = asked == null ? track.sampleRate() : asked;
    int rate =
        switch (format) {
          case MP3 -> nearest(MP3_RATES, wanted);
          case AAC -> nearest(AAC_RATES, wanted);
          case OPUS -> nearest(OPUS_RATES, wanted);
          case FLAC, WAV -> Math.clamp(wanted, LOWEST_RATE, HIGHEST_RATE);
        };
    if (asked != null && rate != asked) {
      warnings.add(
          ignored("%s has no sample rate of %d Hz; it became %d Hz.", name(format), asked, rate));
    }
    return rate;
  }

  private static int nearest(List<Integer> rates, int wanted) {
    return rates.stream()
        .filter(rate -> rate >= wanted)
        .findFirst()
        .orElseGet(() -> rates.stream().max(Comparator.naturalOrder()).orElseThrow());
  }

  /** Everything from the codec to the container. */
  static List<String> options(AudioConversion what, Sound sound, List<Warning> warnings) {
    var options = new ArrayList<String>();
    switch (what.format()) {
      case MP3 -> {
        options.addAll(List.of("-c:a", "libmp3lame"));
        options.addAll(
            what.bitsPerSecond() == null
                ? List.of("-q:a", "2")
                : bits(what, mp3Least(sound), mp3Most(sound), warnings));
        options.addAll(List.of("-f", "mp3"));
      }
      case AAC -> {
        options.addAll(List.of("-c:a", "aac"));
        // A frame of 1024 samples has at most 6144 bits for each channel.
        long most = Math.min(256_000L, sound.sampleRate() * 6L) * sound.channels();
        options.addAll(
            what.bitsPerSecond() == null
                ? List.of("-b:a", Long.toString(Math.min(most, usual(sound, 96_000, 160_000))))
                : bits(what, 8000, most, warnings));
        options.addAll(List.of("-movflags", "+faststart", "-f", "ipod"));
      }
      case OPUS -> {
        options.addAll(List.of("-c:a", "libopus"));
        options.addAll(
            what.bitsPerSecond() == null
                ? List.of("-b:a", Long.toString(usual(sound, 80_000, 128_000)))
                : bits(what, 6000, 256_000L * sound.channels(), warnings));
        options.addAll(List.of("-f", "opus"));
      }
      case FLAC -> {
        options.addAll(List.of("-c:a", "flac"));
        options.addAll(
            DEEP.matcher(sound.track().codec()).matches()
                ? List.of("-sample_fmt", "s32", "-bits_per_raw_sample", "24")
                : List.of("-sample_fmt", "s16"));
        options.addAll(lossless(what, warnings));
        options.addAll(List.of("-f", "flac"));
      }
      case WAV -> {
        options.addAll(List.of("-c:a", "pcm_s16le"));
        options.addAll(lossless(what, warnings));
        options.addAll(List.of("-rf64", "auto", "-f", "wav"));
      }
    }
    return options;
  }

  private static long usual(Sound sound, long mono, long stereo) {
    return sound.channels() == 1 ? mono : stereo;
  }

  /** MPEG-1, from 32,000 Hz on, has higher bit rates than MPEG-2, and that than MPEG-2.5. */
  private static long mp3Most(Sound sound) {
    return sound.sampleRate() >= 32_000 ? 320_000 : sound.sampleRate() >= 16_000 ? 160_000 : 64_000;
  }

  private static long mp3Least(Sound sound) {
    return sound.sampleRate() >= 32_000 ? 32_000 : 8000;
  }

  private static List<String> bits(
      AudioConversion what, long least, long most, List<Warning> warnings) {
    long asked = what.bitsPerSecond() == null ? most : what.bitsPerSecond();
    long bits = Math.clamp(asked, least, most);
    if (bits != asked) {
      warnings.add(
          ignored(
              "%s of this sample rate has no bit rate of %d; it became %d.",
              name(what.format()), asked, bits));
    }
    return List.of("-b:a", Long.toString(bits));
  }

  private static List<String> lossless(AudioConversion what, List<Warning> warnings) {
    if (what.bitsPerSecond() != null) {
      warnings.add(ignored("%s is lossless, so a bit rate has no effect.", name(what.format())));
    }
    return List.of();
  }

  /** More bytes than the output can need. */
  static long mostBytes(Sound sound) {
    double samples = sound.passage().range().durationMicros() / 1e6 * sound.sampleRate();
    return (long) (samples * sound.channels() * BYTES_PER_SAMPLE) + SPARE_BYTES;
  }

  private static String name(AudioFormat format) {
    return switch (format) {
      case MP3 -> "MP3";
      case AAC -> "AAC";
      case OPUS -> "Opus";
      case FLAC -> "FLAC";
      case WAV -> "WAV";
    };
  }

  private static Warning ignored(String message, Object... parts) {
    return new Warning(Warning.Kind.IGNORED, String.format(Locale.ROOT, message, parts));
  }
}
