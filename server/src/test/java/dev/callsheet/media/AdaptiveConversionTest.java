package dev.callsheet.media;

import static dev.callsheet.media.Conversions.ENGINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.media.conversion.AdaptiveConversion;
import dev.callsheet.media.conversion.AdaptiveFormat;
import dev.callsheet.media.conversion.Converted;
import dev.callsheet.media.conversion.ConvertedFile;
import dev.callsheet.media.conversion.Facts;
import dev.callsheet.media.conversion.Warning;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

final class AdaptiveConversionTest {
  private static final Pattern RANGE = Pattern.compile("#EXT-X-BYTERANGE:(\\d+)@(\\d+)");
  private static final Pattern LENGTH = Pattern.compile("#EXTINF:([\\d.]+),");

  @TempDir Path directory;

  private Conversions conversions = new Conversions(Path.of(""));

  @BeforeEach
  void begin() {
    conversions = new Conversions(directory);
  }

  @Test
  void aFolderHoldsAFileForEachQualityAndManifestsBesideThem() throws Exception {
    var converted = conversions.convert(flashes("25"), adaptive(AdaptiveFormat.HLS, 144, 180));
    assertTrue(converted.folder());
    assertEquals(List.of(), converted.warnings());
    assertEquals(
        List.of(
            "master.m3u8",
            "video-180.m3u8",
            "video-144.m3u8",
            "audio.m3u8",
            "manifest.mpd",
            "video-180.mp4",
            "video-144.mp4",
            "audio.mp4"),
        names(converted));
    assertEquals("application/vnd.apple.mpegurl", converted.files().getFirst().mediaType());
    var facts = assertInstanceOf(Facts.Renditions.class, converted.facts());
    assertEquals(
        List.of("320x180", "256x144"),
        facts.renditions().stream().map(each -> each.width() + "x" + each.height()).toList());
    var dash = conversions.convert(flashes("25"), adaptive(AdaptiveFormat.DASH, 144));
    assertEquals("manifest.mpd", dash.files().getFirst().name());
    assertEquals("application/dash+xml", dash.files().getFirst().mediaType());
  }

  @ParameterizedTest
  @CsvSource({"25", "30000/1001"})
  void fragmentsOfAllQualitiesBeginAtTheSameKeyFramesWhateverTheScenesAre(String rate)
      throws Exception {
    // The flashes make encoders add key frames of their own.
    var converted = conversions.convert(flashes(rate), adaptive(AdaptiveFormat.HLS, 144, 180));
    var large = text(converted, "video-180.m3u8");
    var small = text(converted, "video-144.m3u8");
    assertEquals(matches(LENGTH, large, 1), matches(LENGTH, small, 1));
    assertEquals(4, matches(LENGTH, large, 1).size());
    assertEquals(
        7, matches(LENGTH, large, 1).stream().mapToDouble(Double::parseDouble).sum(), 0.05);
    for (var name : List.of("video-180", "video-144", "audio")) {
      var media = Files.readAllBytes(path(converted, name + ".mp4"));
      var playlist = text(converted, name + ".m3u8");
      var lengths = matches(RANGE, playlist, 1);
      var offsets = matches(RANGE, playlist, 2);
      for (int number = 0; number < offsets.size(); number++) {
        int offset = Integer.parseInt(offsets.get(number));
        assertEquals("moof", ascii(media, offset + 4));
        int end = offset + Integer.parseInt(lengths.get(number));
        assertEquals(
            end,
            number + 1 < offsets.size() ? Integer.parseInt(offsets.get(number + 1)) : media.length);
      }
    }
  }

  @Test
  void playersOfBothKindsSeeAndHearAllOfItTogether() throws Exception {
    var converted = conversions.convert(flashes("25"), adaptive(AdaptiveFormat.HLS, 144, 180));
    for (var manifest : List.of("master.m3u8", "manifest.mpd")) {
      var played = directory.resolve("played-" + manifest + ".mkv");
      Footage.make(
          ENGINE,
          "-i",
          path(converted, manifest).toString(),
          "-map",
          "0:v:0",
          "-map",
          "0:a:0",
          "-c:v",
          "ffv1",
          "-fps_mode",
          "passthrough",
          "-enc_time_base:v",
          "1/1000",
          "-c:a",
          "flac",
          played.toString());
      var flashes = Footage.flashes(ENGINE, played);
      var beeps = Footage.beeps(ENGINE, played, directory.resolve("check.wav"));
      assertEquals(7, flashes.size());
      for (int second = 1; second < 7; second++) {
        double beep = beeps.get(beeps.size() - 7 + second);
        // Some players begin with what a codec needs before the first sound.
        assertEquals(second, flashes.get(second), 0.03, manifest);
        assertEquals(flashes.get(second), beep, 0.005, manifest);
      }
    }
  }

  @Test
  void anotherProgramReadsThePlaylists() throws Exception {
    var converted = conversions.convert(flashes("25"), adaptive(AdaptiveFormat.HLS, 144, 180));
    assertEquals(
        """
        video-180.m3u8 320 avc1 audio.m3u8 4 2 VOD video-180.mp4 true
        video-144.m3u8 256 avc1 audio.m3u8 4 2 VOD video-144.mp4 true\
        """,
        MediaOpinion.of(
            """
            const fs = require('fs'), path = require('path'), hls = require('hls-parser')
            const read = (name) =>
              hls.parse(fs.readFileSync(path.join(path.dirname(process.argv[2]), name), 'utf8'))
            for (const variant of read('master.m3u8').variants) {
              const media = read(variant.uri)
              console.log(variant.uri, variant.resolution.width, variant.codecs.slice(0, 4),
                variant.audio[0].uri, media.segments.length, media.targetDuration,
                media.playlistType, media.segments[0].map.uri, media.endlist)
            }
            """,
            path(converted, "master.m3u8")));
  }

  @Test
  void theManifestSaysWhereTheIndexesLie() throws Exception {
    var converted = conversions.convert(flashes("25"), adaptive(AdaptiveFormat.DASH, 144, 180));
    var manifest =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(path(converted, "manifest.mpd").toFile());
    var representations = manifest.getElementsByTagName("Representation");
    var seen = new ArrayList<String>();
    for (int number = 0; number < representations.getLength(); number++) {
      var representation = (Element) representations.item(number);
      var file = representation.getElementsByTagName("BaseURL").item(0).getTextContent();
      seen.add(file);
      assertTrue(Integer.parseInt(representation.getAttribute("bandwidth")) > 1000);
      var index = (Element) representation.getElementsByTagName("SegmentBase").item(0);
      var range = index.getAttribute("indexRange").split("-", -1);
      var media = Files.readAllBytes(path(converted, file));
      assertEquals("sidx", ascii(media, Integer.parseInt(range[0]) + 4));
      assertEquals("moof", ascii(media, Integer.parseInt(range[1]) + 5));
      var head = (Element) index.getElementsByTagName("Initialization").item(0);
      assertEquals("0-" + (Integer.parseInt(range[0]) - 1), head.getAttribute("range"));
    }
    assertEquals(List.of("video-180.mp4", "video-144.mp4", "audio.mp4"), seen);
  }

  @Test
  void manifestsReferToNothingButFilesBesideThem() throws Exception {
    var converted = conversions.convert(flashes("25"), adaptive(AdaptiveFormat.HLS, 180));
    var names = Set.copyOf(names(converted));
    var referred =
        converted.files().stream()
            .filter(file -> !file.name().endsWith(".mp4"))
            .flatMap(
                file ->
                    matches(Pattern.compile("[\\w/:.-]+\\.(?:mp4|m3u8|mpd)"), text(file), 0)
                        .stream())
            .collect(Collectors.toSet());
    assertTrue(names.containsAll(referred), referred.toString());
    assertFalse(referred.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "1280x720, '', 720 480 360 240",
    "300x200, '', 200",
    "202x358, '', 202",
    "320x180, 360 240, 180",
    "322x182, 360 144 160 161, 160 144",
    "16x16, '', 16"
  })
  void noQualityIsAboveTheSource(String size, String asked, String made) throws Exception {
    var source =
        conversions.make("source.mkv", "-f lavfi -i testsrc2=s=" + size + ":r=5:d=0.4 -c:v ffv1");
    var heights =
        Arrays.stream(asked.split(" ", -1))
            .filter(height -> !height.isEmpty())
            .map(Integer::valueOf)
            .toList();
    var converted =
        conversions.convert(source, new AdaptiveConversion(AdaptiveFormat.HLS, heights, 2));
    var facts = assertInstanceOf(Facts.Renditions.class, converted.facts());
    assertEquals(
        made,
        facts.renditions().stream()
            .map(each -> Integer.toString(Math.min(each.width(), each.height())))
            .collect(Collectors.joining(" ")));
    assertEquals(
        asked.contains("360"), Conversions.warnings(converted).contains(Warning.Kind.NOT_ENLARGED));
    assertTrue(Conversions.warnings(converted).contains(Warning.Kind.NO_AUDIO));
    assertFalse(names(converted).contains("audio.mp4"));
  }

  @Test
  void soundAloneIsRefused() throws Exception {
    var source = conversions.make("sine.wav", "-f lavfi -i sine=d=1");
    assertEquals(
        "The source has no video.", conversions.refusal(source, adaptive(AdaptiveFormat.HLS, 180)));
  }

  private Path flashes(String rate) throws Exception {
    var file = directory.resolve("flashes.mp4");
    Footage.flashesAndBeeps(ENGINE, file, rate, 7);
    return file;
  }

  private static AdaptiveConversion adaptive(AdaptiveFormat format, Integer... heights) {
    return new AdaptiveConversion(format, List.of(heights), 2);
  }

  private static List<String> names(Converted converted) {
    return converted.files().stream().map(ConvertedFile::name).toList();
  }

  private static Path path(Converted converted, String name) {
    return converted.files().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow()
        .path();
  }

  private static String text(Converted converted, String name) throws Exception {
    return Files.readString(path(converted, name));
  }

  private static String text(ConvertedFile file) {
    try {
      return Files.readString(file.path());
    } catch (java.io.IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private static String ascii(byte[] bytes, int offset) {
    return new String(bytes, offset, 4, StandardCharsets.US_ASCII);
  }

  private static List<String> matches(Pattern pattern, String text, int group) {
    return pattern.matcher(text).results().map(result -> result.group(group)).toList();
  }
}
