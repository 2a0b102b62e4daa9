package dev.callsheet.tasks.work;

import dev.callsheet.media.inspection.Inspection;
import dev.callsheet.media.inspection.Medium;
import java.util.Map;

/**
 * The media type and the ending of a file that is stored as it came, by what was found in it.
 *
 * @param ending of its name, without the dot
 */
record MediaTypes(String mediaType, String ending) {
  private static final MediaTypes UNKNOWN = new MediaTypes("application/octet-stream", "bin");

  /** By the first of the names that ffprobe has for a container. */
  private static final Map<String, MediaTypes> VIDEO =
      Map.ofEntries(
          Map.entry("mov", new MediaTypes("video/mp4", "mp4")),
          Map.entry("matroska", new MediaTypes("video/x-matroska", "mkv")),
          Map.entry("avi", new MediaTypes("video/x-msvideo", "avi")),
          Map.entry("mpegts", new MediaTypes("video/mp2t", "ts")),
          Map.entry("mpeg", new MediaTypes("video/mpeg", "mpg")),
          Map.entry("ogg", new MediaTypes("video/ogg", "ogv")),
          Map.entry("flv", new MediaTypes("video/x-flv", "flv")),
          Map.entry("asf", new MediaTypes("video/x-ms-wmv", "wmv")),
          Map.entry("mxf", new MediaTypes("application/mxf", "mxf")));

  private static final Map<String, MediaTypes> AUDIO =
      Map.ofEntries(
          Map.entry("mov", new MediaTypes("audio/mp4", "m4a")),
          Map.entry("matroska", new MediaTypes("audio/webm", "webm")),
          Map.entry("mp3", new MediaTypes("audio/mpeg", "mp3")),
          Map.entry("wav", new MediaTypes("audio/wav", "wav")),
          Map.entry("flac", new MediaTypes("audio/flac", "flac")),
          Map.entry("ogg", new MediaTypes("audio/ogg", "ogg")),
          Map.entry("aac", new MediaTypes("audio/aac", "aac")),
          Map.entry("aiff", new MediaTypes("audio/aiff", "aiff")),
          Map.entry("asf", new MediaTypes("audio/x-ms-wma", "wma")));

  private static final Map<String, MediaTypes> SUBTITLES =
      Map.of(
          "srt", new MediaTypes("application/x-subrip", "srt"),
          "webvtt", new MediaTypes("text/vtt", "vtt"),
          "ass", new MediaTypes("text/plain", "ass"));

  static MediaTypes of(Inspection inspection) {
    var container = inspection.container().split(",", 2)[0];
    if (inspection.medium() == Medium.IMAGE) {
      return new MediaTypes("image/" + container, container.equals("jpeg") ? "jpg" : container);
    }
    var known =
        switch (inspection.medium()) {
          case VIDEO -> VIDEO;
          case AUDIO -> AUDIO;
          case SUBTITLES -> SUBTITLES;
          case IMAGE -> throw new IllegalStateException("Seen to above");
        };
    return known.getOrDefault(container, UNKNOWN);
  }
}
