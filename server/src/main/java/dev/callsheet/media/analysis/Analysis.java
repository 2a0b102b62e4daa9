package dev.callsheet.media.analysis;

import dev.callsheet.media.info.MediaInfo.AudioStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over a recording measured. The curves begin at zero on the recording's timeline and
 * reach its end.
 *
 * @param durationMicros the recording's length
 * @param level the RMS level of the loudest sound of all channels and tracks, in dBFS, from -100
 *     on, in steps of 20 ms; {@code null} without audio
 * @param loudness the momentary loudness in LUFS by EBU R 128, from -70 on, in steps of 100 ms,
 *     each with the loudness of the 400 ms up to its end; {@code null} without audio
 * @param activity how much the picture changes from frame to frame, from 0 to 100, in steps of 500
 *     ms; 0 in steps in which no frame begins
 * @param sceneChanges the cuts between shots, in order
 * @param audio the audio track to render: the recording's own choice, or the loudest one where
 *     nothing is heard on that; {@code null} without audio
 */
public record Analysis(
    long durationMicros,
    @Nullable Curve level,
    @Nullable Curve loudness,
    Curve activity,
    List<SceneChange> sceneChanges,
    @Nullable AudioStream audio) {

  /** Copies the list. */
  public Analysis {
    sceneChanges = List.copyOf(sceneChanges);
  }
}
