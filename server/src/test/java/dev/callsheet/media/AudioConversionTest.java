package dev.callsheet.media;

import static dev.callsheet.media.Conversions.ENGINE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.media.conversion.AudioConversion;
import dev.callsheet.media.conversion.AudioFormat;
import dev.callsheet.media.conversion.Excerpt;
import dev.callsheet.media.conversion.Facts;
import dev.callsheet.media.conversion.Warning;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AudioConversionTest {
  /** A tone for a second, then silence for one. */
  private static final String TONE = "-f lavfi -i aevalsrc=%s*sin(2000*PI*t)*lt(t\\,1):s=48000:d=2";

  @TempDir Path directory;

  private Conversions conversions = new Conversions(Path.of(""));

  @BeforeEach
  void begin() {
    conversions = new Conversions(directory);
  }

  @ParameterizedTest
  @CsvSource({
    "MP3, mp3, audio.mp3",
    "AAC, aac, audio.m4a",
    "OPUS, opus, audio.opus",
    "FLAC, flac, audio.flac",
    "WAV, pcm_s16le, audio.wav"
  })
  void everyFormatHoldsAllOfTheSound(AudioFormat format, String codec, String name)
      throws Exception {
    var source = directory.resolve("flashes.mp4");
    Footage.flashesAndBeeps(ENGINE, source, "25", 2);
    var converted = conversions.convert(source, audio(format, null, Excerpt.WHOLE));
    assertEquals(List.of(), converted.warnings());
    var file = converted.files().getFirst();
    assertEquals(name, file.name());
    assertEquals(format.mediaType(), file.mediaType());
    assertNull(file.width());
    var millis = file.durationMillis();
    assertNotNull(millis);
    assertEquals(2000, millis, format == AudioFormat.MP3 ? 60 : 25);
    var info = ENGINE.probe(file.path());
    assertNull(info.video());
    var track = info.audio();
    assertNotNull(track);
    assertEquals(codec, track.codec());
    assertEquals(48_000, track.sampleRate());
    var beeps = Footage.beeps(ENGINE, file.path(), directory.resolve("check.wav"));
    assertEquals(1.0, beeps.getLast(), 0.03);
  }

  @ParameterizedTest
  @CsvSource({"s16, pcm_s16le, WAV", "s16, flac, FLAC", "s32, pcm_s24le, FLAC"})
  void losslessFormatsKeepEverySample(String sample, String codec, AudioFormat format)
      throws Exception {
    var source =
        conversions.make(
            "noise.mka",
            "-f lavfi -i anoisesrc=d=1:a=0.9:r=44100,aformat=sample_fmts=%s:channel_layouts=stereo -c:a %s"
                .formatted(sample, codec));
    var file = conversions.file(source, audio(format, null, Excerpt.WHOLE));
    assertArrayEquals(samples(source, "s24le"), samples(file, "s24le"));
  }

  @ParameterizedTest
  @EnumSource
  void surroundSoundIsMixedSoThatAllIsHeardAndNothingClips(AudioFormat format) throws Exception {
    var loud = "aevalsrc=0.99*sin(2000*PI*t)".concat("|0.99*sin(2000*PI*t)".repeat(5));
    var source =
        conversions.make(
            "surround.mka", "-f lavfi -i " + loud + ":c=5.1(side):s=48000:d=1 -c:a pcm_s16le");
    var converted = conversions.convert(source, audio(format, null, Excerpt.WHOLE));
    assertEquals(List.of(Warning.Kind.DOWNMIXED), Conversions.warnings(converted));
    var file = converted.files().getFirst().path();
    var track = ENGINE.probe(file).audio();
    assertNotNull(track);
    assertEquals(2, track.channels());
    var peak = peak(file);
    assertTrue(peak > 0.8 && peak < 0.999, "peak " + peak);
  }

  @Test
  void everyOfManyChannelsIsHeard() throws Exception {
    var source = new OddRecordings(ENGINE, directory).manyChannels(9);
    var file = conversions.file(source, audio(AudioFormat.OPUS, null, Excerpt.WHOLE));
    var beeps = Footage.beeps(ENGINE, file, directory.resolve("check.wav"));
    assertEquals(List.of(2L, 6L, 10L), beeps.stream().map(Math::round).toList());
  }

  @Test
  void soundThatChangesItsFormIsWhole() throws Exception {
    var source = new OddRecordings(ENGINE, directory).monoThenStereo();
    var file = conversions.file(source, audio(AudioFormat.FLAC, null, Excerpt.WHOLE));
    assertEquals(12_000_000, ENGINE.probe(file).durationMicros(), 100_000);
    var beeps = Footage.beeps(ENGINE, file, directory.resolve("check.wav"));
    assertEquals(List.of(2L, 6L, 10L), beeps.stream().map(Math::round).toList());
  }

  /** A tone of full scale has a loudness of -3 LUFS on one channel, and of 0 on two. */
  @ParameterizedTest
  @CsvSource({"1, 1, MP3", "1, 2, FLAC", "2, 2, AAC", "2, 1, WAV", "1, 1, OPUS"})
  void soundIsBroughtToALoudnessAsAWhole(int channels, int made, AudioFormat format)
      throws Exception {
    var tone = "0.05*sin(2000*PI*t)";
    var source =
        conversions.make(
            "soft.wav",
            "-f lavfi -i aevalsrc=%s:s=48000:d=3"
                .formatted(channels == 1 ? tone : tone + "|" + tone));
    double before = -29.0 + (made - 1) * 3;
    var converted =
        conversions.convert(
            source,
            new AudioConversion(format, null, null, made, Excerpt.WHOLE, null, before + 14, false));
    var facts = assertInstanceOf(Facts.Loudnesses.class, converted.facts());
    assertEquals(before, facts.before().integrated(), 0.4);
    assertEquals(before + 14, facts.after().integrated(), 0.4);
    var file = converted.files().getFirst().path();
    assertEquals(0.05 * Math.pow(10, 14 / 20.0), peak(file), 0.03);
    var track = ENGINE.probe(file).audio();
    assertNotNull(track);
    assertEquals(48_000, track.sampleRate());
    assertEquals(made, track.channels());
  }

  @Test
  void theChannelsAskedForAreAsLoudAsTheSources() throws Exception {
    var source = conversions.make("mono.wav", TONE.formatted("0.9"));
    var both = conversions.make("both.wav", "-i " + source + " -af pan=stereo|c0=c0|c1=c0");
    var mpeg = conversions.make("mono.mp3", "-i " + source + " -c:a libmp3lame -b:a 128k");
    for (int channels = 1; channels <= 2; channels++) {
      for (var each : List.of(source, both, mpeg)) {
        var file =
            conversions.file(
                each,
                new AudioConversion(
                    AudioFormat.WAV, null, null, channels, Excerpt.WHOLE, null, null, false));
        assertEquals(0.9, peak(file), each == mpeg ? 0.05 : 0.002);
      }
    }
  }

  @Test
  void peaksDoNotPassFullScaleWhateverTheLoudness() throws Exception {
    var source =
        conversions.make("noise.wav", "-f lavfi -i anoisesrc=a=0.2:r=48000:d=6:c=pink:seed=7");
    var converted = conversions.convert(source, audio(AudioFormat.FLAC, -13.0, Excerpt.WHOLE));
    var facts = assertInstanceOf(Facts.Loudnesses.class, converted.facts());
    double wished = facts.before().truePeak() - 13 - facts.before().integrated();
    assertTrue(wished > 0, facts.toString());
    assertEquals(-13, facts.after().integrated(), 1.5, facts.toString());
    assertTrue(facts.after().truePeak() < -0.5, facts.toString());
  }

  @Test
  void silenceHasNoLoudness() throws Exception {
    var source = conversions.make("silence.wav", "-f lavfi -i anullsrc=d=1 -t 1");
    var converted = conversions.convert(source, audio(AudioFormat.WAV, -14.0, Excerpt.WHOLE));
    assertEquals(List.of(Warning.Kind.IGNORED), Conversions.warnings(converted));
    var facts = assertInstanceOf(Facts.Loudnesses.class, converted.facts());
    assertEquals(-70, facts.before().integrated());
    assertEquals(-70, facts.after().integrated());
    assertEquals(0, peak(converted.files().getFirst().path()));
  }

  @Test
  void peaksAreWrittenAsAudiowaveformDoes() throws Exception {
    var source = conversions.make("tone.wav", TONE.formatted("0.5"));
    var converted = conversions.convert(source, peaks());
    var file = converted.files().get(1);
    assertEquals("peaks.json", file.name());
    assertEquals("application/json", file.mediaType());
    var json = new ObjectMapper().readTree(file.path().toFile());
    assertEquals(2, json.path("version").asInt());
    assertEquals(1, json.path("channels").asInt());
    assertEquals(48_000, json.path("sample_rate").asInt());
    int length = json.path("length").asInt();
    int pixel = json.path("samples_per_pixel").asInt();
    assertEquals(Math.ceilDiv(96_000, pixel), length);
    var data = json.path("data");
    assertEquals(2 * length, data.size());
    for (int number = 0; number < length; number++) {
      boolean sounds = number * pixel < 48_000;
      assertEquals(sounds ? -64 : 0, data.get(2 * number).asInt(), "lowest at " + number);
      assertEquals(sounds ? 64 : 0, data.get(2 * number + 1).asInt(), 1, "highest at " + number);
    }
  }

  @Test
  void anotherProgramReadsThePeaks() throws Exception {
    var source = conversions.make("tone.wav", TONE.formatted("0.5"));
    var file = conversions.convert(source, peaks()).files().get(1).path();
    assertEquals(
        "1 48000 8 2 64 0",
        MediaOpinion.of(
            """
            const data = JSON.parse(require('fs').readFileSync(process.argv[2]))
            const waveform = require('waveform-data').create(data)
            const highest = waveform.channel(0).max_array()
            console.log(waveform.channels, waveform.sample_rate, waveform.bits,
              Math.round(waveform.duration), highest[0], highest[highest.length - 1])
            """,
            file));
  }

  @Test
  void aRangeIsTakenToTheMillisecond() throws Exception {
    var source = conversions.make("beeps.flac", "-f lavfi -i " + Footage.BEEPS.formatted(4));
    var file = conversions.file(source, audio(AudioFormat.WAV, null, new Excerpt(1250, 3500L)));
    assertEquals(2_250_000, ENGINE.probe(file).durationMicros(), 1000);
    var beeps = Footage.beeps(ENGINE, file, directory.resolve("check.wav"));
    assertEquals(2, beeps.size());
    assertEquals(0.75, beeps.getFirst(), 0.002);
    assertEquals(1.75, beeps.getLast(), 0.002);
    var reason = conversions.refusal(source, audio(AudioFormat.WAV, null, new Excerpt(4000, null)));
    assertEquals("The range begins at 4.000 s, but the source ends at 4.000 s.", reason);
  }

  @Test
  void soundEndsWhereItsTrackDoes() throws Exception {
    var source =
        conversions.make(
            "short.mkv",
            "-f lavfi -i testsrc2=s=64x36:r=5:d=4 -f lavfi -i sine=d=1 -c:v ffv1 -c:a flac");
    var file = conversions.file(source, audio(AudioFormat.WAV, null, Excerpt.WHOLE));
    assertEquals(1_000_000, ENGINE.probe(file).durationMicros(), 5000);
  }

  @ParameterizedTest
  @CsvSource({
    // format, bit rate, sample rate and channels asked for, sample rate and channels made, told
    "MP3, 64000, 22050, 1, 22050, 1, false",
    "MP3, 500000, 96000, 2, 48000, 2, true",
    "AAC, 8000, 96000, 1, 96000, 1, false",
    "AAC, 512000, 8000, 2, 8000, 2, true",
    "OPUS, 8000, 44100, 1, 48000, 1, true",
    "OPUS, 512000, 16000, 2, 48000, 2, false",
    "FLAC, 64000, 11025, 1, 11025, 1, true",
    "WAV, , 192000, 2, 192000, 2, false"
  })
  void whatAFormatDoesNotHaveBecomesTheNearestAndIsTold(
      AudioFormat format,
      @Nullable Long bits,
      int sampleRate,
      int channels,
      int madeRate,
      int madeChannels,
      boolean told)
      throws Exception {
    var source = conversions.make("sine.wav", "-f lavfi -i sine=d=1:r=48000");
    var converted =
        conversions.convert(
            source,
            new AudioConversion(
                format, bits, sampleRate, channels, Excerpt.WHOLE, null, null, false));
    assertEquals(told, Conversions.warnings(converted).contains(Warning.Kind.IGNORED));
    var track = ENGINE.probe(converted.files().getFirst().path()).audio();
    assertNotNull(track);
    assertEquals(madeRate, track.sampleRate());
    assertEquals(madeChannels, track.channels());
  }

  @Test
  void aVideoWithoutSoundIsRefused() throws Exception {
    var source = conversions.make("silent.mkv", "-f lavfi -i testsrc2=s=64x36:r=5:d=1 -c:v ffv1");
    assertEquals(
        "The source has no audio.",
        conversions.refusal(source, audio(AudioFormat.MP3, null, Excerpt.WHOLE)));
  }

  private double peak(Path file) throws Exception {
    int highest = 0;
    var samples = ByteBuffer.wrap(samples(file, "s16le")).order(ByteOrder.LITTLE_ENDIAN);
    while (samples.hasRemaining()) {
      highest = Math.max(highest, Math.abs(samples.getShort()));
    }
    return highest / 32_768.0;
  }

  private byte[] samples(Path file, String format) throws Exception {
    var raw = directory.resolve("samples.raw");
    Footage.make(ENGINE, "-i", file.toString(), "-f", format, raw.toString());
    return Files.readAllBytes(raw);
  }

  private static AudioConversion audio(
      AudioFormat format, @Nullable Double loudness, Excerpt excerpt) {
    return new AudioConversion(format, null, null, null, excerpt, null, loudness, false);
  }

  private static AudioConversion peaks() {
    return new AudioConversion(AudioFormat.OPUS, null, null, null, Excerpt.WHOLE, null, null, true);
  }
}
