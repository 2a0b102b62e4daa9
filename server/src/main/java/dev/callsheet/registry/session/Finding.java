package dev.callsheet.registry.session;

import dev.callsheet.database.JsonColumn;
import org.jspecify.annotations.Nullable;

/**
 * What the media engine found in what was uploaded.
 *
 * @param problem why it is not audio, as a sentence; null where it is
 * @param durationMs how long it plays; 0 where it is not audio
 * @param codec of its sound, as ffmpeg names it; empty where it is not audio
 */
public record Finding(@Nullable String problem, long durationMs, String codec) {
  /** Returns the finding for a file that is not audio. */
  static Finding notAudio(String problem) {
    return new Finding(problem, 0, "");
  }

  static Finding read(String json) {
    return JsonColumn.read(json, Finding.class);
  }

  String json() {
    return JsonColumn.write(this);
  }
}
