package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.media.conversion.ChapterFormat;
import dev.callsheet.media.conversion.ChaptersConversion;
import dev.callsheet.media.conversion.Converted;
import dev.callsheet.media.conversion.Facts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChaptersConversionTest {
  @TempDir Path directory;

  private Conversions conversions = new Conversions(Path.of(""));

  @BeforeEach
  void begin() {
    conversions = new Conversions(directory);
  }

  @Test
  void chaptersBeginWhereTheSceneChanges() throws Exception {
    var converted = conversions.convert(scenes(), new ChaptersConversion(ChapterFormat.VTT, 1000));
    assertEquals(
        """
        WEBVTT

        00:00:00.000 --> 00:00:02.000
        Chapter 1

        00:00:02.000 --> 00:00:05.000
        Chapter 2

        00:00:05.000 --> 00:00:07.000
        Chapter 3
        """,
        Files.readString(converted.files().getFirst().path()));
    assertEquals("chapters.vtt", converted.files().getFirst().name());
    assertEquals(List.of(0L, 2000L, 5000L), starts(converted));
  }

  @Test
  void chaptersAreWrittenAsJson() throws Exception {
    var converted = conversions.convert(scenes(), new ChaptersConversion(ChapterFormat.JSON, 1000));
    assertEquals("application/json", converted.files().getFirst().mediaType());
    var json = new ObjectMapper().readTree(converted.files().getFirst().path().toFile());
    assertEquals(3, json.size());
    assertEquals(2000, json.get(1).path("start_ms").asInt());
    assertEquals(5000, json.get(1).path("end_ms").asInt());
    assertEquals("Chapter 2", json.get(1).path("title").asText());
  }

  @Test
  void noChapterIsShorterThanAskedFor() throws Exception {
    assertEquals(
        List.of(0L),
        starts(conversions.convert(scenes(), new ChaptersConversion(ChapterFormat.VTT, 4000))));
  }

  @Test
  void soundAloneHasNoScenes() throws Exception {
    var source = conversions.make("sine.wav", "-f lavfi -i sine=d=1");
    assertEquals(
        "The source has no video.",
        conversions.refusal(source, new ChaptersConversion(ChapterFormat.VTT, 1000)));
  }

  /** Red for two seconds, blue for three, green for two. */
  private Path scenes() throws Exception {
    return conversions.make(
        "scenes.mkv",
        "-f lavfi -i color=red:s=64x36:r=10:d=2[a];color=blue:s=64x36:r=10:d=3[b];"
            + "color=green:s=64x36:r=10:d=2[c];[a][b][c]concat=n=3 -c:v ffv1");
  }

  private static List<Long> starts(Converted converted) {
    return assertInstanceOf(Facts.Chapters.class, converted.facts()).chapters().stream()
        .map(Facts.Chapter::startMillis)
        .toList();
  }
}
