package dev.callsheet.editlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.callsheet.timeline.TimeRange;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonAndCsvTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Schema OTIO = otioSchema();

  static Stream<EditList> edits() {
    return SampleEdits.all();
  }

  @ParameterizedTest
  @MethodSource("edits")
  void everyTimelineIsValidAndKeepsEachFrame(EditList edit) throws IOException {
    var text = SampleEdits.text(EditListFormat.OTIO, edit);

    assertEquals(List.of(), OTIO.validate(text, InputFormat.JSON));
    var video = edit.source().video();
    int tracks = edit.source().audio().size() + (video == null ? 0 : 1);
    assertEquals(tracks, JSON.readTree(text).at("/tracks/children").size());
    for (JsonNode track : JSON.readTree(text).at("/tracks/children")) {
      var clips = track.get("children");
      assertEquals(edit.ranges().size(), clips.size());
      for (int index = 0; index < clips.size(); index++) {
        var start = clips.get(index).at("/source_range/start_time");
        var duration = clips.get(index).at("/source_range/duration");
        double rate = start.get("rate").asDouble();
        assertEquals(
            video == null
                ? edit.source().audio().getFirst().sampleRate()
                : video.frameRate().perSecond(),
            rate);
        var range = edit.ranges().get(index);
        assertEquals(range.startMicros() / 1e6, start.get("value").asDouble() / rate, 2e-5);
        assertEquals(range.durationMicros() / 1e6, duration.get("value").asDouble() / rate, 4e-5);
      }
    }
  }

  @Test
  void theSchemaOfTimelinesRefusesWhatIsMissing() {
    var edit = SampleEdits.audio("a.mp3", List.of(new TimeRange(0, 1_000_000)));
    var text = SampleEdits.text(EditListFormat.OTIO, edit);

    for (String required :
        List.of("Clip.2", "RationalTime.1", "ExternalReference.1", "\"kind\"", "\"effects\"")) {
      var broken = text.replaceFirst(Pattern.quote(required), required.replaceAll("[a-z]", "x"));
      assertFalse(OTIO.validate(broken, InputFormat.JSON).isEmpty(), required);
    }
  }

  @Test
  void eachSoundTrackHasATimelineTrackThatNamesItsStream() throws IOException {
    var edit =
        SampleEdits.edit(
            "talk.mp4",
            new VideoTrack(SampleEdits.NTSC, 1920, 1080),
            List.of(
                new AudioTrack(48_000, 2), new AudioTrack(44_100, 1), new AudioTrack(48_000, 6)),
            List.of(new TimeRange(0, 1_001_000), new TimeRange(2_002_000, 3_003_000)));
    var timeline = JSON.readTree(SampleEdits.bytes(EditListFormat.OTIO, edit));

    var tracks = timeline.at("/tracks/children");
    assertEquals(
        List.of("V1", "A1", "A2", "A3"),
        tracks.findValuesAsText("name").stream().filter(name -> !name.equals("talk.mp4")).toList());
    for (int index = 0; index < 3; index++) {
      for (JsonNode clip : tracks.get(index + 1).get("children")) {
        var media = clip.at("/media_references/DEFAULT_MEDIA");
        assertEquals("talk.mp4", media.get("target_url").asText());
        assertEquals(index, media.at("/metadata/callsheet/audio_track").asInt());
        var track = edit.source().audio().get(index);
        assertEquals(track.channels(), media.at("/metadata/callsheet/channels").asInt());
        assertEquals(track.sampleRate(), media.at("/metadata/callsheet/sample_rate").asInt());
      }
    }
  }

  @Test
  void resolveIsToldWhichChannelsOfWhichTrackAClipPlays() throws IOException {
    var ranges = List.of(new TimeRange(0, 1_001_000), new TimeRange(2_002_000, 3_003_000));
    var edit = SampleEdits.tracks(true, List.of(2, 2), ranges);
    var timeline = JSON.readTree(SampleEdits.bytes(EditListFormat.OTIO, edit));

    assertEquals(
        JSON.readTree("{\"Resolve OTIO Meta Version\":\"1.0\"}"),
        timeline.at("/metadata/Resolve_OTIO"));
    assertEquals(
        JSON.readTree("{\"Audio Type\":\"Stereo\"}"),
        timeline.at("/tracks/children/2/metadata/Resolve_OTIO"));
    assertEquals(
        JSON.readTree(
            """
            {
              "Channels": [
                {"Source Channel ID": 0, "Source Track ID": 1},
                {"Source Channel ID": 1, "Source Track ID": 1}
              ],
              "Link Group ID": 2
            }
            """),
        timeline.at("/tracks/children/2/children/1/metadata/Resolve_OTIO"));
    assertEquals(
        JSON.readTree("{\"Link Group ID\":2}"),
        timeline.at("/tracks/children/0/children/1/metadata/Resolve_OTIO"));
  }

  @Test
  void aTimelineWithOneSoundTrackHasNoMetadata() throws IOException {
    var edit = SampleEdits.tracks(true, List.of(6), List.of(new TimeRange(0, 1_001_000)));
    var timeline = JSON.readTree(SampleEdits.bytes(EditListFormat.OTIO, edit));

    for (JsonNode metadata : timeline.findValues("metadata")) {
      assertEquals(JSON.createObjectNode(), metadata);
    }
  }

  @Test
  void aJsonListNamesTheFirstSoundTrackAndIfThereAreMoreAll() throws IOException {
    var ranges = List.of(new TimeRange(0, 1_001_000));
    var one = SampleEdits.tracks(false, List.of(6), ranges);
    var two = SampleEdits.tracks(false, List.of(2, 1), ranges);

    assertEquals(
        JSON.readTree("{\"sample_rate\":48000,\"channels\":6}"),
        JSON.readTree(SampleEdits.bytes(EditListFormat.JSON, one)).at("/source/audio"));
    assertTrue(
        JSON.readTree(SampleEdits.bytes(EditListFormat.JSON, one))
            .at("/source/audio_tracks")
            .isMissingNode());
    assertEquals(
        JSON.readTree(
            "[{\"sample_rate\":48000,\"channels\":2},{\"sample_rate\":48000,\"channels\":1}]"),
        JSON.readTree(SampleEdits.bytes(EditListFormat.JSON, two)).at("/source/audio_tracks"));
  }

  @Test
  void moreClipsThanOneFileTakesAreRefused() {
    var ranges = SampleEdits.ranges(new Random(1), SampleEdits.NTSC, 800);
    var edit = SampleEdits.tracks(true, Collections.nCopies(64, 1), ranges);

    for (var format : List.of(EditListFormat.OTIO, EditListFormat.PREMIERE_XML)) {
      assertEquals(
          Optional.of(new Unavailable.TooManyClips(65 * 800, 50_000)), format.unavailable(edit));
    }
    for (var format : List.of(EditListFormat.FCPXML, EditListFormat.JSON, EditListFormat.CSV)) {
      assertEquals(Optional.empty(), format.unavailable(edit));
    }
  }

  @ParameterizedTest
  @MethodSource("edits")
  void everyJsonListHoldsTheRangesUnchanged(EditList edit) throws IOException {
    var list = JSON.readTree(SampleEdits.bytes(EditListFormat.JSON, edit));

    assertEquals(edit.source().fileName(), list.at("/source/file_name").asText());
    assertEquals(edit.durationMicros(), list.get("duration_us").asLong());
    long position = 0;
    int index = 0;
    for (JsonNode row : list.get("ranges")) {
      var range = edit.ranges().get(index++);
      assertEquals(range.startMicros(), row.get("source_start_us").asLong());
      assertEquals(range.endMicros(), row.get("source_end_us").asLong());
      assertEquals(position, row.get("output_start_us").asLong());
      position = row.get("output_end_us").asLong();
    }
    assertEquals(edit.ranges().size(), index);
    assertEquals(edit.durationMicros(), position);
  }

  @ParameterizedTest
  @MethodSource("edits")
  void everyTableIsReadBackCellByCell(EditList edit) throws IOException {
    var bytes = SampleEdits.bytes(EditListFormat.CSV, edit);
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerFor(Map.class)
            .with(CsvSchema.emptySchema().withHeader().withStrictHeaders(true))
            .readValues(bytes)) {
      var table = rows.readAll();
      assertEquals(edit.ranges().size(), table.size());
      var total = BigDecimal.ZERO;
      for (var row : table) {
        var name = edit.source().fileName();
        assertEquals((name.startsWith("=") ? "'" : "") + name, row.get("source"));
        assertEquals(0, total.compareTo(new BigDecimal(row.get("output_start_seconds"))));
        total = total.add(new BigDecimal(row.get("duration_seconds")));
        assertEquals(total, new BigDecimal(row.get("output_end_seconds")));
      }
      assertEquals(0, total.compareTo(BigDecimal.valueOf(edit.durationMicros(), 6)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1"})
  void noNameIsAFormulaInASpreadsheet(String name) {
    var edit = SampleEdits.audio(name, List.of(new TimeRange(0, 1_000_000)));
    var text = SampleEdits.text(EditListFormat.CSV, edit);
    assertTrue(text.contains("\n1,\"'" + name + "\","), text);
  }

  private static Schema otioSchema() {
    try (var input =
        Objects.requireNonNull(JsonAndCsvTest.class.getResourceAsStream("otio.schema.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(input.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
