package dev.callsheet.tasks.kind;

import java.util.List;
import java.util.Locale;

/** What a task does, and the formats that it makes. */
public enum TaskKind {
  /** Stores a file and looks at it. */
  INGEST(List.of()),
  /** Makes a video. */
  VIDEO(List.of("mp4", "webm")),
  /** Makes an image, or one in several sizes. */
  IMAGE(List.of("jpeg", "png", "webp", "avif", "gif")),
  /** Makes audio. */
  AUDIO(List.of("mp3", "aac", "opus", "flac", "wav")),
  /** Takes pictures out of a video. */
  THUMBNAILS(List.of("jpeg", "png", "webp")),
  /** Makes subtitles of other ones. */
  SUBTITLES(List.of("vtt", "srt")),
  /** Makes a video in several qualities that players choose from. */
  ADAPTIVE_VIDEO(List.of("hls", "dash")),
  /** Makes a moving image. */
  ANIMATION(List.of("gif", "webp")),
  /** Finds where the scenes of a video begin. */
  CHAPTERS(List.of("vtt", "json"));

  private final List<String> formats;

  TaskKind(List<String> formats) {
    this.formats = formats;
  }

  /** Returns its name, such as {@code adaptive_video}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the formats that it makes, the usual one first; none where it makes no other file. */
  public List<String> formats() {
    return formats;
  }
}
