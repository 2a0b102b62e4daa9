package dev.callsheet.media.conversion;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import dev.callsheet.media.analysis.Analyser;
import dev.callsheet.media.analysis.SceneChange;
import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.process.MediaConfiguration;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.media.process.Stages;
import dev.callsheet.subtitle.Cue;
import dev.callsheet.subtitle.SubtitleFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Makes chapters of the changes of scene in a video: they begin where most of the picture does. */
final class ChaptersConverter {
  private static final JsonFactory JSON = new JsonFactory();

  private final Analyser analyser;

  ChaptersConverter(FfmpegCommands ffmpeg, MediaConfiguration configuration) {
    this.analyser = new Analyser(ffmpeg, configuration.getExtractionDeadline());
  }

  Converted convert(
      Source source, ChaptersConversion what, Output output, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    source.video();
    var info = source.recording();
    var changes =
        analyser.sceneChanges(
            source.file(), info, output.folder(), new Stages(progress).stage(0, 99));
    var chapters = chapters(changes, info.durationMillis(), what.shortestMillis());
    var file = output.file("chapters." + what.format().extension());
    switch (what.format()) {
      case VTT -> writeCues(chapters, file);
      case JSON -> writeJson(chapters, file);
    }
    return new Converted(
        List.of(output.text(file, what.format().mediaType())),
        false,
        new Facts.Chapters(chapters),
        List.of());
  }

  /**
   * Divides a time where most changes, as long as no part becomes too short.
   *
   * @param shortestMillis of a chapter, unless all of it is shorter
   */
  static List<Facts.Chapter> chapters(
      List<SceneChange> changes, long durationMillis, long shortestMillis) {
    var bounds = new TreeSet<Long>(List.of(0L, durationMillis));
    changes.stream()
        .sorted(Comparator.comparingDouble(SceneChange::score).reversed())
        .forEach(
            change -> {
              long millis = Math.round(change.micros() / 1000.0);
              var before = bounds.floor(millis);
              var after = bounds.ceiling(millis);
              if (before != null
                  && after != null
                  && millis - before >= shortestMillis
                  && after - millis >= shortestMillis) {
                bounds.add(millis);
              }
            });
    var times = List.copyOf(bounds);
    var chapters = new ArrayList<Facts.Chapter>();
    for (int number = 1; number < times.size(); number++) {
      chapters.add(
          new Facts.Chapter(times.get(number - 1), times.get(number), "Chapter " + number));
    }
    return chapters;
  }

  private static void writeCues(List<Facts.Chapter> chapters, Path file) throws IOException {
    try (var stream = Files.newOutputStream(file)) {
      SubtitleFormat.VTT.write(
          chapters.stream()
              .map(each -> Cue.plain(each.startMillis(), each.endMillis(), each.title()))
              .toList(),
          stream);
    }
  }

  private static void writeJson(List<Facts.Chapter> chapters, Path file) throws IOException {
    try (var json = JSON.createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      json.writeStartArray();
      for (var chapter : chapters) {
        json.writeStartObject();
        json.writeNumberField("start_ms", chapter.startMillis());
        json.writeNumberField("end_ms", chapter.endMillis());
        json.writeStringField("title", chapter.title());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }
}
