package dev.callsheet.tasks.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SpecCheckTest {
  private static final TaskSource FILE = TaskSource.ofFile("fil_1");

  @ParameterizedTest
  @EnumSource(value = TaskKind.class, mode = EnumSource.Mode.EXCLUDE, names = "INGEST")
  void everyFormatOfAKindHasAConversion(TaskKind kind) {
    assertTrue(kind.formats().size() >= 2);
    for (var format : kind.formats()) {
      var spec = new TaskSpec(kind, FILE, Map.of("format", format));
      assertEquals(Optional.empty(), SpecCheck.fault(spec));
      assertEquals(Optional.empty(), SpecCheck.formatFault(spec));
      assertTrue(
          Conversions.of(spec)
              .toString()
              .contains("format=" + format.toUpperCase(java.util.Locale.ROOT)));
    }
    assertEquals(
        Conversions.of(new TaskSpec(kind, FILE, Map.of("format", kind.formats().getFirst()))),
        Conversions.of(new TaskSpec(kind, FILE, Map.of())),
        "the first one is usual");
  }

  @ParameterizedTest
  @EnumSource(value = TaskKind.class, mode = EnumSource.Mode.EXCLUDE, names = "INGEST")
  void anotherFormatIsUnsupportedAndTheMessageNamesThoseThatThereAre(TaskKind kind) {
    var spec = new TaskSpec(kind, FILE, Map.of("format", "MP4"));
    var fault = SpecCheck.formatFault(spec).orElseThrow();
    assertEquals("/format", fault.pointer());
    for (var format : kind.formats()) {
      assertTrue(fault.message().contains(format), fault.message());
    }
  }

  @Test
  void aTaskHasOneSource() {
    assertEquals(
        "",
        SpecCheck.fault(
                new TaskSpec(
                    TaskKind.INGEST,
                    new TaskSource("https://example.com", "fil_1", null),
                    Map.of()))
            .orElseThrow()
            .pointer());
  }

  @Test
  void whatDoesNotGoTogetherIsInvalid() {
    invalid("/end_ms", TaskKind.VIDEO, Map.of("start_ms", 10, "end_ms", 10));
    invalid("/quality", TaskKind.VIDEO, Map.of("quality", 50, "bitrate", 100_000));
    invalid("/audio_track", TaskKind.VIDEO, Map.of("audio", false, "audio_track", 1));
    invalid("/loudness", TaskKind.VIDEO, Map.of("audio", false, "loudness", -16));
    invalid("/loudness", TaskKind.AUDIO, Map.of("loudness", -16));
    invalid("/widths", TaskKind.IMAGE, Map.of("widths", List.of(1), "height", 5));
    invalid("/widths", TaskKind.IMAGE, Map.of("widths", List.of(1), "width", 5));
    invalid("", TaskKind.THUMBNAILS, Map.of("count", 3, "scenes", true));
    invalid("", TaskKind.THUMBNAILS, Map.of("count", 3, "interval_ms", 1000));
    valid(TaskKind.VIDEO, Map.of("start_ms", 10, "end_ms", 11, "loudness", -16));
    valid(TaskKind.AUDIO, Map.of("loudness", -16, "normalize", true));
    valid(TaskKind.THUMBNAILS, Map.of("count", 3, "scenes", false));
  }

  /** What the check lets pass, the conversion takes: each of its requirements was seen to. */
  @Test
  void whatIsNotAtFaultConverts() {
    var choices = new HashMap<String, List<Object>>();
    choices.put("width", List.of(640));
    choices.put("height", List.of(480));
    choices.put("quality", List.of(80));
    choices.put("bitrate", List.of(64_000));
    choices.put("audio", List.of(true, false));
    choices.put("audio_track", List.of(2));
    choices.put("loudness", List.of(-16));
    choices.put("normalize", List.of(true, false));
    choices.put("start_ms", List.of(0, 500));
    choices.put("end_ms", List.of(500, 1000));
    choices.put("widths", List.of(List.of(100, 200)));
    choices.put("count", List.of(3));
    choices.put("interval_ms", List.of(500));
    choices.put("scenes", List.of(true, false));
    var names = List.copyOf(choices.keySet());
    var random = new java.util.Random(5);
    var converted = 0;
    for (var round = 0; round < 5_000; round++) {
      var kind = TaskKind.values()[1 + random.nextInt(TaskKind.values().length - 1)];
      var parameters = new HashMap<String, Object>();
      for (var name : names) {
        if (random.nextInt(4) == 0) {
          var values = choices.getOrDefault(name, List.of());
          parameters.put(name, values.get(random.nextInt(values.size())));
        }
      }
      var spec = new TaskSpec(kind, FILE, parameters);
      if (SpecCheck.fault(spec).isEmpty()) {
        Conversions.of(spec);
        converted++;
      }
    }
    assertTrue(converted > 500, "" + converted);
  }

  private static void invalid(String pointer, TaskKind kind, Map<String, Object> parameters) {
    var fault = SpecCheck.fault(new TaskSpec(kind, FILE, parameters)).orElseThrow();
    assertEquals(pointer, fault.pointer());
  }

  private static void valid(TaskKind kind, Map<String, Object> parameters) {
    assertEquals(Optional.empty(), SpecCheck.fault(new TaskSpec(kind, FILE, parameters)));
  }
}
