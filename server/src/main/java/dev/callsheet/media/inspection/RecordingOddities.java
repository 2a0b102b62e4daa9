package dev.callsheet.media.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.info.MediaInfo.AudioStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is unusual about a recording. */
final class RecordingOddities {
  private static final Set<String> USUAL_VIDEO = Set.of("h264", "vp8", "vp9", "av1");
  private static final Set<String> USUAL_AUDIO = Set.of("aac", "mp3", "opus", "vorbis", "flac");
  private static final Set<String> USUAL_PIXELS = Set.of("yuv420p", "yuvj420p", "nv12");
  private static final List<String> USUAL_CONTAINERS =
      List.of("mov,", "matroska,", "mp3", "aac", "ogg", "wav", "flac");

  /** Containers whose length is not in a header: ffprobe reckons it by stamps. */
  private static final Set<String> BROADCAST = Set.of("mpegts", "mpeg");

  private static final long LATE_MICROS = 100_000;
  private static final long UNEVEN_MICROS = 500_000;
  private static final double NEGATIVE_SECONDS = -0.05;

  private final MediaInfo recording;
  private final JsonNode headers;
  private final EnumSet<Oddity> found = EnumSet.noneOf(Oddity.class);

  private RecordingOddities(MediaInfo recording, JsonNode headers) {
    this.recording = recording;
    this.headers = headers;
  }

  static List<Oddity> of(
      MediaInfo recording,
      JsonNode headers,
      Container container,
      List<VideoTrack> video,
      List<AudioTrack> audio) {
    var oddities = new RecordingOddities(recording, headers);
    video.stream().filter(VideoTrack::preferred).forEach(oddities::lookAt);
    audio.forEach(oddities::lookAt);
    oddities.count(video, audio);
    oddities.lookAtTimes();
    oddities.lookAt(container);
    return List.copyOf(oddities.found);
  }

  private void lookAt(VideoTrack track) {
    note(track.rotation() != 0 || mirrored(track), Oddity.ROTATED);
    note(!track.sampleAspectRatio().equals("1:1"), Oddity.NON_SQUARE_PIXELS);
    note(Boolean.FALSE.equals(track.constantFrameRate()), Oddity.VARIABLE_FRAME_RATE);
    note(track.interlaced(), Oddity.INTERLACED);
    note(track.dynamicRange() != DynamicRange.SDR, Oddity.HIGH_DYNAMIC_RANGE);
    var measured = recording.video();
    var colours = measured == null ? null : measured.colours();
    note(
        colours != null && colours.beyondBt709() && track.dynamicRange() == DynamicRange.SDR,
        Oddity.WIDE_GAMUT);
    note(!USUAL_PIXELS.contains(track.pixelFormat()), Oddity.UNUSUAL_PIXEL_FORMAT);
    note(track.width() % 2 != 0 || track.height() % 2 != 0, Oddity.ODD_SIDES);
    note(!USUAL_VIDEO.contains(track.codec()), Oddity.UNUSUAL_CODEC);
  }

  private boolean mirrored(VideoTrack track) {
    for (var stream : headers.path("streams")) {
      if (stream.path("index").asInt() == track.index()) {
        for (var sideData : stream.path("side_data_list")) {
          var matrix = sideData.path("displaymatrix").asText().strip().split("\\s+", -1);
          // Lines such as "00000000:  65536  0  0": a mirror has a negative determinant.
          if (matrix.length >= 7 && determinant(matrix) < 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static double determinant(String[] matrix) {
    try {
      return Double.parseDouble(matrix[1]) * Double.parseDouble(matrix[6])
          - Double.parseDouble(matrix[2]) * Double.parseDouble(matrix[5]);
    } catch (NumberFormatException unknown) {
      return 1;
    }
  }

  private void lookAt(AudioTrack track) {
    note(
        !USUAL_AUDIO.contains(track.codec()) && !track.codec().startsWith("pcm_"),
        Oddity.UNUSUAL_CODEC);
    note(track.channels() > 2, Oddity.SURROUND);
    note(track.channels() > 2 && track.layout() == null, Oddity.UNKNOWN_CHANNEL_LAYOUT);
  }

  private void count(List<VideoTrack> video, List<AudioTrack> audio) {
    note(video.size() > 1, Oddity.SEVERAL_VIDEO_TRACKS);
    note(audio.size() > 1, Oddity.SEVERAL_AUDIO_TRACKS);
    for (var stream : headers.path("streams")) {
      note(video.isEmpty() && Tracks.isCover(stream), Oddity.COVER_PICTURE);
    }
  }

  private void lookAtTimes() {
    var format = headers.path("format");
    var video = recording.video();
    note(video != null && video.startMicros() > LATE_MICROS, Oddity.LATE_START);
    note(
        recording.audioTracks().stream().anyMatch(track -> track.startMicros() > LATE_MICROS),
        Oddity.LATE_START);
    note(format.path("start_time").asDouble() < NEGATIVE_SECONDS, Oddity.NEGATIVE_START);
    if (video != null && recording.audio() != null) {
      long soundEnd =
          recording.audioTracks().stream().mapToLong(AudioStream::endMicros).max().orElse(0);
      note(Math.abs(video.endMicros() - soundEnd) > UNEVEN_MICROS, Oddity.UNEVEN_ENDS);
    }
    boolean broadcast = BROADCAST.contains(recording.container());
    boolean hasLength = format.hasNonNull("duration");
    note(!hasLength, Oddity.NO_LENGTH);
    note(hasLength && recording.mended() && !broadcast, Oddity.WRONG_LENGTH);
    note(
        (recording.mended() && broadcast) || (video != null && video.lagMicros() != 0),
        Oddity.MENDED_TIMES);
    note(recording.holesMicros() > 0, Oddity.HOLES);
    var timecode = recording.timecode();
    note(timecode != null && timecode.label(timecode.framesPerSecond()) != 0, Oddity.TIMECODE);
  }

  private void lookAt(Container container) {
    note(
        USUAL_CONTAINERS.stream().noneMatch(recording.container()::startsWith),
        Oddity.UNUSUAL_CONTAINER);
    note(container.indexAtEnd(), Oddity.INDEX_AT_END);
    note(container.truncated(), Oddity.TRUNCATED);
  }

  private void note(boolean isSo, Oddity oddity) {
    if (isSo) {
      found.add(oddity);
    }
  }
}
