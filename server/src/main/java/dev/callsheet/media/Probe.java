package dev.callsheet.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.media.MediaInfo.AudioStream;
import dev.callsheet.media.MediaInfo.SubtitleStream;
import dev.callsheet.media.MediaInfo.VideoStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures a recording with ffprobe: first what its headers say, then when its packets are shown,
 * for headers estimate durations and frame rates, or leave them out.
 */
final class Probe {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> TEXT_SUBTITLES =
      Set.of("subrip", "srt", "ass", "ssa", "mov_text", "webvtt", "text", "subviewer", "microdvd");

  /**
   * A header that says this much less than the packets is believed, for it leaves out what an edit
   * list hides of the last packet.
   */
  private static final long HEADER_TOLERANCE_MICROS = 100_000;

  private final FfmpegCommands ffmpeg;

  Probe(FfmpegCommands ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  MediaInfo probe(Path file) throws MediaException, InterruptedException {
    var headers = headers(file);
    var video = select(headers.path("streams"), "video");
    var audio = select(headers.path("streams"), "audio");
    if (video == null && audio == null) {
      throw new MediaException(new MediaFailure.NotMedia("No audio or video that can be decoded"));
    }
    long start = micros(headers.path("format").path("start_time"), 0);
    var pictures = video == null ? null : new PacketTimes(timeBase(video));
    var sounds = audio == null ? null : new PacketTimes(timeBase(audio));
    readPackets(file, video, pictures, audio, sounds);
    return describe(headers, start, video, pictures, audio, sounds);
  }

  private JsonNode headers(Path file) throws MediaException, InterruptedException {
    var text = new StringBuilder();
    ffmpeg.probe(
        file,
        List.of("-of", "json", "-show_format", "-show_streams"),
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

  /** The stream of a type that the file marks as default, else its first. */
  private static @Nullable JsonNode select(JsonNode streams, String type) {
    JsonNode first = null;
    for (var stream : streams) {
      if (!stream.path("codec_type").asText().equals(type)
          || stream.path("codec_name").asText("unknown").equals("unknown")
          || stream.path("disposition").path("attached_pic").asInt() == 1
          || (type.equals("video") && stream.path("width").asInt() <= 0)
          || (type.equals("audio") && stream.path("sample_rate").asInt() <= 0)) {
        continue;
      }
      if (stream.path("disposition").path("default").asInt() == 1) {
        return stream;
      }
      if (first == null) {
        first = stream;
      }
    }
    return first;
  }

  private void readPackets(
      Path file,
      @Nullable JsonNode video,
      @Nullable PacketTimes pictures,
      @Nullable JsonNode audio,
      @Nullable PacketTimes sounds)
      throws MediaException, InterruptedException {
    String videoIndex = video == null ? "" : video.path("index").asText();
    String audioIndex = audio == null ? "" : audio.path("index").asText();
    ffmpeg.probe(
        file,
        List.of("-of", "csv=p=0", "-show_entries", "packet=stream_index,pts,duration"),
        line -> {
          var fields = line.split(",", -1);
          if (fields.length < 3) {
            return;
          }
          if (pictures != null && fields[0].equals(videoIndex)) {
            pictures.add(fields[1], fields[2]);
          } else if (sounds != null && fields[0].equals(audioIndex)) {
            sounds.add(fields[1], fields[2]);
          }
        });
  }

  private static MediaInfo describe(
      JsonNode headers,
      long start,
      @Nullable JsonNode video,
      @Nullable PacketTimes pictures,
      @Nullable JsonNode audio,
      @Nullable PacketTimes sounds)
      throws MediaException {
    var videoStream =
        video == null || pictures == null || pictures.isEmpty()
            ? null
            : videoStream(video, pictures, start);
    var audioStream =
        audio == null || sounds == null || sounds.isEmpty()
            ? null
            : audioStream(audio, sounds, start);
    if (videoStream == null && audioStream == null) {
      throw new MediaException(new MediaFailure.Corrupt("No packets of audio or video"));
    }
    var format = headers.path("format");
    long end =
        Math.max(
            videoStream == null ? 0 : videoStream.endMicros(),
            audioStream == null ? 0 : audioStream.endMicros());
    long declared = micros(format.path("duration"), end);
    long duration = declared < end && end - declared <= HEADER_TOLERANCE_MICROS ? declared : end;
    if (duration <= 0) {
      throw new MediaException(new MediaFailure.Corrupt("No duration"));
    }
    return new MediaInfo(
        format.path("format_name").asText(),
        duration,
        videoStream,
        audioStream,
        subtitles(headers.path("streams")));
  }

  private static VideoStream videoStream(JsonNode stream, PacketTimes times, long start) {
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
        Math.max(0, times.startMicros() - start),
        times.endMicros(constant.orElse(known)) - start);
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

  private static AudioStream audioStream(JsonNode stream, PacketTimes times, long start) {
    return new AudioStream(
        stream.path("index").asInt(),
        stream.path("codec_name").asText(),
        stream.path("sample_rate").asInt(),
        Math.max(1, stream.path("channels").asInt()),
        Math.max(0, times.startMicros() - start),
        times.endMicros(null) - start);
  }

  private static List<SubtitleStream> subtitles(JsonNode streams) {
    var subtitles = new ArrayList<SubtitleStream>();
    for (var stream : streams) {
      String codec = stream.path("codec_name").asText();
      if (stream.path("codec_type").asText().equals("subtitle") && TEXT_SUBTITLES.contains(codec)) {
        String language = stream.path("tags").path("language").asText();
        subtitles.add(
            new SubtitleStream(
                stream.path("index").asInt(),
                codec,
                language.isEmpty() || language.equals("und") ? null : language));
      }
    }
    return subtitles;
  }

  private static FrameRate timeBase(JsonNode stream) throws MediaException {
    var parts = stream.path("time_base").asText().split("/", -1);
    try {
      return new FrameRate(Integer.parseInt(parts[1]), Integer.parseInt(parts[0]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
      throw new MediaException(new MediaFailure.Corrupt("No time base"));
    }
  }

  private static @Nullable FrameRate rate(JsonNode node) {
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
