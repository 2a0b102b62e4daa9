package dev.callsheet.media.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.info.MediaInfo.AudioStream;
import dev.callsheet.media.info.MediaInfo.SubtitleStream;
import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.Percentage;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.timeline.FrameRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures a recording: what its headers say by ffprobe, then its {@link Timeline}, for headers
 * estimate durations and frame rates, or leave them out.
 */
public final class Probe {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> TEXT_SUBTITLES =
      Set.of("subrip", "srt", "ass", "ssa", "mov_text", "webvtt", "text", "subviewer", "microdvd");

  /** Containers in which any sound may go on in another form: they have no header that fixes it. */
  private static final List<String> UNSTEADY_CONTAINERS =
      List.of("mpegts", "mpeg", "mp3", "aac", "ac3", "eac3", "dts", "ogg", "flv", "asf");

  /** Codecs whose sound may go on in another form in any container: each packet says its own. */
  private static final Set<String> UNSTEADY_CODECS =
      Set.of("ac3", "eac3", "dts", "truehd", "mp1", "mp2", "mp3");

  /** More tracks, or samples in a second, no recording has. */
  private static final int MOST_TRACKS = 64;

  /** So many characters of a language or a title are kept. */
  private static final int LONGEST_TAG = 200;

  private static final int MOST_SAMPLES_PER_SECOND = 1_000_000;

  /** A recording so much longer or shorter than its time stamps say has had them mended. */
  private static final long MENDED_MICROS = 1_000_000;

  /** This much of a recording may be holes, whatever else is in it. */
  private static final long HOLES_MICROS = 60_000_000;

  /**
   * Packets that lie at the same time for so long, and a hundredth of the stream, are an overlap.
   */
  private static final long OVERLAP_MICROS = 1_000_000;

  private static final long HUNDREDTH = 100;

  private final FfmpegCommands ffmpeg;

  /** Probes with ffprobe. */
  public Probe(FfmpegCommands ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /**
   * Measures a recording.
   *
   * @param progress hears of the decoding, if there has to be one and the headers tell a length
   * @throws MediaException if it is no recording, is damaged, or takes more than this server gives
   */
  public MediaInfo probe(Path file, ProgressListener progress)
      throws MediaException, InterruptedException {
    return probe(file, headers(file), progress);
  }

  /**
   * Measures a recording whose headers were read before.
   *
   * @throws MediaException as {@link #probe(Path, ProgressListener)}
   */
  public MediaInfo probe(Path file, JsonNode headers, ProgressListener progress)
      throws MediaException, InterruptedException {
    var video = preferred(decodable(headers, "video"));
    var tracks = ofProgram(headers, video, decodable(headers, "audio"));
    requireUsual(tracks);
    if (video == null && tracks.isEmpty()) {
      throw new MediaException(new MediaFailure.NotMedia("No audio or video that can be decoded"));
    }
    var streams = new ArrayList<Integer>();
    int pictures = video == null ? -1 : index(video);
    if (video != null) {
      streams.add(pictures);
    }
    var raw = new HashSet<Integer>();
    for (var track : tracks) {
      streams.add(index(track));
      if (isRaw(track)) {
        raw.add(index(track));
      }
    }
    long declared = micros(headers.path("format").path("duration"), Long.MAX_VALUE);
    var timeline =
        Timeline.read(ffmpeg, file, streams, pictures, raw, new Percentage(declared, progress));
    return describe(headers, video, tracks, timeline);
  }

  /**
   * What ffprobe says of the format and the streams of a file, in its own form.
   *
   * @throws MediaException if it is no recording or is damaged
   */
  public JsonNode headers(Path file) throws MediaException, InterruptedException {
    var text = new StringBuilder();
    ffmpeg.probe(
        file,
        List.of("-of", "json", "-show_format", "-show_streams", "-show_programs"),
        line -> {
          if (text.length() > 4_000_000) {
            return;
          }
          text.append(line).append('\n');
        });
    try {
      return JSON.readTree(text.toString());
    } catch (JsonProcessingException failure) {
      throw new MediaException(new MediaFailure.Corrupt("ffprobe: " + failure.getMessage()));
    }
  }

  private List<JsonNode> decodable(JsonNode headers, String type) {
    var streams = new ArrayList<JsonNode>();
    for (var stream : headers.path("streams")) {
      if (stream.path("codec_type").asText().equals(type)
          && ffmpeg.binaries().decodable().contains(stream.path("codec_name").asText())
          && stream.path("disposition").path("attached_pic").asInt() != 1
          && (!type.equals("video") || stream.path("width").asInt() > 0)
          && (!type.equals("audio") || stream.path("sample_rate").asInt() > 0)) {
        streams.add(stream);
      }
    }
    return streams;
  }

  /** The tracks that belong to the same program of a broadcast as the video. */
  private static List<JsonNode> ofProgram(
      JsonNode headers, @Nullable JsonNode video, List<JsonNode> tracks) {
    for (var program : headers.path("programs")) {
      var indexes = new HashSet<Integer>();
      program.path("streams").forEach(stream -> indexes.add(index(stream)));
      if (video != null && indexes.contains(index(video))) {
        var own = tracks.stream().filter(track -> indexes.contains(index(track))).toList();
        return own.isEmpty() ? tracks : own;
      }
    }
    return tracks;
  }

  private static void requireUsual(List<JsonNode> tracks) throws MediaException {
    if (tracks.size() > MOST_TRACKS) {
      throw new MediaException(new MediaFailure.Unsupported(tracks.size() + " audio tracks"));
    }
    for (var track : tracks) {
      int rate = track.path("sample_rate").asInt();
      if (rate > MOST_SAMPLES_PER_SECOND) {
        throw new MediaException(new MediaFailure.Unsupported(rate + " samples per second"));
      }
    }
  }

  /**
   * The stream that the file marks as default, else its first. What is marked as a comment or as a
   * description for the blind comes after what is marked alike otherwise: some files mark all
   * streams as default.
   */
  private static @Nullable JsonNode preferred(List<JsonNode> streams) {
    return streams.stream()
        .min(
            Comparator.comparingInt(
                stream ->
                    (isMarked(stream, "default") ? 0 : 2)
                        + (isMarked(stream, "comment") || isMarked(stream, "visual_impaired")
                            ? 1
                            : 0)))
        .orElse(null);
  }

  private static boolean isRaw(JsonNode track) {
    return track.path("codec_name").asText().startsWith("pcm_");
  }

  private static int index(JsonNode stream) {
    return stream.path("index").asInt();
  }

  private static MediaInfo describe(
      JsonNode headers, @Nullable JsonNode video, List<JsonNode> tracks, Timeline timeline)
      throws MediaException {
    var format = headers.path("format");
    String container = format.path("format_name").asText();
    var pictures = video == null ? null : timeline.of(index(video));
    var videoStream =
        video == null || pictures == null || pictures.isEmpty()
            ? null
            : videoStream(video, pictures, timeline.lagMicros(), container);
    var sounding = tracks.stream().filter(track -> !timeline.of(index(track)).isEmpty()).toList();
    var audioStreams = new ArrayList<AudioStream>();
    for (var track : sounding) {
      audioStreams.add(audioStream(track, timeline.of(index(track)), container));
    }
    if (videoStream == null && audioStreams.isEmpty()) {
      throw new MediaException(new MediaFailure.Corrupt("No packets of audio or video"));
    }
    var rendered = preferred(sounding);
    long end = end(videoStream, audioStreams);
    long declared = micros(format.path("duration"), end);
    return new MediaInfo(
        container,
        duration(end, declared, timeline),
        timeline.holesMicros(),
        Math.abs(declared - end) > MENDED_MICROS,
        videoStream,
        rendered == null ? null : audioStreams.get(sounding.indexOf(rendered)),
        audioStreams,
        subtitles(headers.path("streams")),
        SourceTimecode.of(headers, videoStream, rendered));
  }

  private static long end(@Nullable VideoStream video, List<AudioStream> tracks) {
    long end = video == null ? 0 : video.endMicros();
    for (var track : tracks) {
      end = Math.max(end, track.endMicros());
    }
    return end;
  }

  private static long duration(long end, long declared, Timeline timeline) throws MediaException {
    // A header that says a little less leaves out what an edit list hides of the last packet.
    boolean padded = declared < end && end - declared <= MediaInfo.PADDING_MICROS;
    long duration = padded ? declared : end;
    if (duration <= 0) {
      throw new MediaException(new MediaFailure.Corrupt("No duration"));
    }
    if (timeline.holesMicros() > Math.max(HOLES_MICROS, duration / 2)) {
      throw new MediaException(
          new MediaFailure.Corrupt(
              "Nothing lies in %d of its %d microseconds"
                  .formatted(timeline.holesMicros(), duration)));
    }
    return duration;
  }

  private static VideoStream videoStream(
      JsonNode stream, PacketTimes times, long lag, String container) throws MediaException {
    var average = times.averageRate();
    var declared = rate(stream.path("r_frame_rate"));
    var headerAverage = rate(stream.path("avg_frame_rate"));
    var candidates = new ArrayList<FrameRate>();
    for (var candidate : new @Nullable FrameRate[] {headerAverage, declared, average}) {
      if (candidate != null && candidate.perSecond() <= 240) {
        candidates.add(candidate.snapped());
        candidates.add(candidate);
      }
    }
    var constant = candidates.stream().filter(times::areOnGridOf).findFirst();
    var known = average == null ? new FrameRate(25, 1) : average;
    int width = stream.path("width").asInt();
    int height = stream.path("height").asInt();
    var aspect = stream.path("sample_aspect_ratio").asText("1:1").split(":", -1);
    width = squareWidth(width, aspect);
    boolean turned = isTurned(stream);
    return new VideoStream(
        stream.path("index").asInt(),
        stream.path("codec_name").asText(),
        turned ? height : width,
        turned ? width : height,
        constant.orElseGet(known::conforming),
        known,
        constant.isEmpty(),
        stream.path("pix_fmt").asText("unknown"),
        Math.max(0, times.startMicros()),
        times.lastMicros(),
        times.endMicros(constant.orElse(known)),
        lag,
        SourceColours.of(stream),
        turned ? null : SourceFields.of(stream, UNSTEADY_CONTAINERS.contains(container)));
  }

  private static int squareWidth(int width, String[] aspect) {
    try {
      int horizontal = Integer.parseInt(aspect[0]);
      int vertical = Integer.parseInt(aspect[aspect.length - 1]);
      if (horizontal <= 0 || vertical <= 0) {
        return width;
      }
      return Math.max(1, Math.round((float) width * horizontal / vertical));
    } catch (NumberFormatException notGiven) {
      return width;
    }
  }

  private static boolean isTurned(JsonNode stream) {
    for (var sideData : stream.path("side_data_list")) {
      if (sideData.has("rotation")) {
        return Math.abs(sideData.path("rotation").asInt()) % 180 == 90;
      }
    }
    return false;
  }

  private static AudioStream audioStream(JsonNode stream, PacketTimes times, String container)
      throws MediaException {
    long end = times.endMicros(null);
    if (times.overlapMicros() > Math.max(OVERLAP_MICROS, end / HUNDREDTH)) {
      throw new MediaException(
          new MediaFailure.Corrupt(
              "Sound of %d microseconds lies over other sound".formatted(times.overlapMicros())));
    }
    String codec = stream.path("codec_name").asText();
    String layout = stream.path("channel_layout").asText("unknown");
    return new AudioStream(
        index(stream),
        codec,
        stream.path("sample_rate").asInt(),
        Math.max(1, stream.path("channels").asInt()),
        layout.equals("unknown") || layout.isEmpty() ? null : layout,
        isRaw(stream)
            || !(UNSTEADY_CONTAINERS.contains(container) || UNSTEADY_CODECS.contains(codec)),
        Math.max(0, times.startMicros()),
        end);
  }

  private static List<SubtitleStream> subtitles(JsonNode streams) {
    var subtitles = new ArrayList<SubtitleStream>();
    for (var stream : streams) {
      String codec = stream.path("codec_name").asText();
      if (stream.path("codec_type").asText().equals("subtitle") && TEXT_SUBTITLES.contains(codec)) {
        String language = tag(stream, "language");
        String title = tag(stream, "title");
        subtitles.add(
            new SubtitleStream(
                stream.path("index").asInt(),
                codec,
                language.isEmpty() || language.equals("und") ? null : language,
                title.isEmpty() ? null : title,
                isMarked(stream, "default"),
                isMarked(stream, "forced"),
                isMarked(stream, "hearing_impaired")));
      }
    }
    return List.copyOf(subtitles.subList(0, Math.min(MOST_TRACKS, subtitles.size())));
  }

  private static String tag(JsonNode stream, String name) {
    String text = stream.path("tags").path(name).asText();
    return text.substring(
        0,
        text.offsetByCodePoints(0, Math.min(LONGEST_TAG, text.codePointCount(0, text.length()))));
  }

  private static boolean isMarked(JsonNode stream, String disposition) {
    return stream.path("disposition").path(disposition).asInt() == 1;
  }

  /** A rate as ffprobe writes it, or {@code null} where it knows none. */
  public static @Nullable FrameRate rate(JsonNode node) {
    var parts = node.asText().split("/", -1);
    try {
      return new FrameRate(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException none) {
      return null;
    }
  }

  private static long micros(JsonNode seconds, long otherwise) {
    try {
      return new BigDecimal(seconds.asText())
          .movePointRight(6)
          .setScale(0, RoundingMode.HALF_UP)
          .longValueExact();
    } catch (ArithmeticException | NumberFormatException none) {
      return otherwise;
    }
  }
}
