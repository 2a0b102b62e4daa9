package dev.callsheet.media.conversion;

import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.inspection.SubtitleTrack;
import dev.callsheet.media.process.MediaConfiguration;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.media.process.Stages;
import dev.callsheet.subtitle.Cue;
import dev.callsheet.subtitle.SubtitleLimits;
import dev.callsheet.subtitle.SubtitleReader;
import dev.callsheet.subtitle.SubtitleReading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a file of subtitles of another, or of a track of a recording. */
final class SubtitlesConverter {
  private static final String EXTRACTED = "extracted.srt";

  /** Text may grow when it is written as SRT. */
  private static final long SUBTITLE_BYTES = 64L << 20;

  /** The sum of the two bytes that UTF-16 begins with, in whichever order. */
  private static final int BYTE_ORDER_MARK = 0xff + 0xfe;

  private final FfmpegCommands ffmpeg;
  private final MediaConfiguration configuration;
  private final SubtitleReader reader = new SubtitleReader(SubtitleLimits.DEFAULT);

  SubtitlesConverter(FfmpegCommands ffmpeg, MediaConfiguration configuration) {
    this.ffmpeg = ffmpeg;
    this.configuration = configuration;
  }

  Converted convert(
      Source source, SubtitlesConversion what, Output output, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var warnings = new ArrayList<Warning>();
    var recording = source.inspection().recording();
    var cues =
        shifted(
            recording == null
                ? file(source, what, warnings)
                : track(source, recording, what, output, progress, warnings),
            what.shiftMillis(),
            warnings);
    var file = output.file("subtitles." + what.format().extension());
    try (var stream = Files.newOutputStream(file)) {
      (switch (what.format()) {
            case SRT -> dev.callsheet.subtitle.SubtitleFormat.SRT;
            case VTT -> dev.callsheet.subtitle.SubtitleFormat.VTT;
          })
          .write(cues, stream);
    }
    return new Converted(
        List.of(output.text(file, what.format().mediaType())),
        false,
        new Facts.Cues(cues.size()),
        warnings);
  }

  private List<Cue> file(Source source, SubtitlesConversion what, List<Warning> warnings)
      throws IOException, MediaException {
    if (source.inspection().image() != null) {
      throw Source.unsuitable("The source is an image and has no subtitles.");
    }
    if (source.inspection().container().equals("ass")) {
      throw Source.unsuitable("A file of SubStation Alpha is not converted; use SRT or WebVTT.");
    }
    if (what.track() != null && what.track() > 1) {
      throw Source.unsuitable("The source is a file of subtitles, which is one track.");
    }
    if (!isUnicode(source.file())) {
      warnings.add(
          new Warning(
              Warning.Kind.ENCODING_GUESSED,
              "The text does not say its encoding, which was told by its letters."));
    }
    return read(source.file(), warnings);
  }

  private List<Cue> track(
      Source source,
      MediaInfo recording,
      SubtitlesConversion what,
      Output output,
      ProgressListener progress,
      List<Warning> warnings)
      throws IOException, MediaException, InterruptedException {
    var track = track(source, recording, what);
    var extracted = output.file(EXTRACTED);
    try {
      ffmpeg.convert(
          new FfmpegCommands.Work(
              source.file(),
              List.of("-vn", "-an", "-dn", "-sub_charenc_mode", "ignore"),
              null,
              List.of(
                  "-max_error_rate",
                  "1",
                  "-map_metadata",
                  "-1",
                  "-map_chapters",
                  "-1",
                  "-map",
                  "0:" + track.index(),
                  "-c:s",
                  "subrip",
                  "-f",
                  "srt",
                  FfmpegCommands.url(extracted)),
              configuration.getExtractionDeadline(),
              recording.durationMicros(),
              Files.size(source.file()) + SUBTITLE_BYTES),
          extracted,
          new Stages(progress).stage(0, 99));
      // A track without cues has nothing to be read.
      return Files.size(extracted) == 0 ? List.of() : read(extracted, warnings);
    } finally {
      Files.deleteIfExists(extracted);
    }
  }

  /** The track that is asked for, or the one that people expect to read. */
  private static SubtitleTrack track(Source source, MediaInfo recording, SubtitlesConversion what)
      throws MediaException {
    var tracks = source.inspection().subtitles();
    var number = what.track();
    if (tracks.isEmpty()) {
      throw Source.unsuitable("The source has no subtitles.");
    }
    if (number != null && number > tracks.size()) {
      throw Source.unsuitable(
          "The source has %d subtitle tracks, no track %d.".formatted(tracks.size(), number));
    }
    if (number != null) {
      var track = tracks.get(number - 1);
      if (!track.text()) {
        throw Source.unsuitable(
            "Subtitle track %d consists of pictures, which cannot become text.".formatted(number));
      }
      return track;
    }
    var preferred = recording.preferredSubtitles();
    if (preferred.isEmpty()) {
      throw Source.unsuitable("The source's subtitles are pictures, which cannot become text.");
    }
    int index = recording.subtitles().get(preferred.getFirst() - 1).index();
    return tracks.stream().filter(track -> track.index() == index).findFirst().orElseThrow();
  }

  private List<Cue> read(Path file, List<Warning> warnings) throws IOException, MediaException {
    try (var stream = Files.newInputStream(file)) {
      return switch (reader.read(stream, null)) {
        case SubtitleReading.Read read -> {
          if (read.skippedCount() > 0) {
            var first = read.skipped().getFirst();
            warnings.add(
                new Warning(
                    Warning.Kind.LOSS,
                    "%d blocks of text could not be read; the first is in line %d: %s"
                        .formatted(read.skippedCount(), first.line(), first.reason())));
          }
          yield read.cues();
        }
        case SubtitleReading.Malformed(var line, var reason) ->
            throw Source.unsuitable(
                "The subtitles cannot be read. Line %d: %s".formatted(line, reason));
        case SubtitleReading.Uncertain(var line) ->
            throw Source.unsuitable(
                "The encoding of the text is not certain, from line %d on. Use UTF-8."
                    .formatted(line));
        case SubtitleReading.TooManyCues(var line, var limit) ->
            throw Source.unsuitable("The subtitles have more than %d cues.".formatted(limit));
        case SubtitleReading.TooLarge(var limit) ->
            throw Source.unsuitable("The subtitles are larger than %d bytes.".formatted(limit));
        case SubtitleReading.UnknownCharset(var name) ->
            throw new MediaException(new MediaFailure.Unsupported("Text in " + name));
      };
    }
  }

  private static List<Cue> shifted(List<Cue> cues, long millis, List<Warning> warnings) {
    if (millis == 0) {
      return cues;
    }
    var shifted = new ArrayList<Cue>();
    for (var cue : cues) {
      if (cue.endMillis() + millis > 0) {
        shifted.add(cue.at(Math.max(0, cue.startMillis() + millis), cue.endMillis() + millis));
      }
    }
    if (shifted.size() < cues.size()) {
      warnings.add(
          new Warning(
              Warning.Kind.LOSS,
              "%d cues would end before zero and were left out."
                  .formatted(cues.size() - shifted.size())));
    }
    return shifted;
  }

  /** Whether its bytes say what they are: UTF-8, or UTF-16 by its mark. */
  private static boolean isUnicode(Path file) throws IOException {
    try (var stream = Files.newInputStream(file)) {
      var bytes = stream.readNBytes(SubtitleLimits.DEFAULT.bytes());
      if (bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == BYTE_ORDER_MARK) {
        return true;
      }
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }
}
