package dev.callsheet.media.conversion;

import org.jspecify.annotations.Nullable;

/**
 * The sound of a conversion, brought to a loudness where one is asked for.
 *
 * @param before how loud it is; {@code null} where it stays as it is
 * @param target in LUFS
 */
record LevelledSound(Sound sound, LoudnessMeter.@Nullable Measurement before, double target) {
  /** The filters that it goes through. */
  String filters() {
    return before == null ? sound.filters() : sound.filters(before, target);
  }
}
