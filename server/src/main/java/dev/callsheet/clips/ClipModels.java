package dev.callsheet.clips;

import dev.callsheet.api.clips.model.Video;
import dev.callsheet.caller.Caller;
import dev.callsheet.media.info.MediaInfo;
import java.time.Duration;
import java.util.Objects;

/** What several features of this family say alike, as the contract writes it. */
public final class ClipModels {
  /** Says of a project that it is not there, or not the caller's. */
  public static final String NO_PROJECT = "There is no such project.";

  private static final long SECONDS_OF_LIMIT = 60;
  private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);

  private ClipModels() {}

  /**
   * How soon it pays to ask again about what is unfinished: a caller who always waits so long stays
   * below the limit of the key.
   *
   * @param waitMs for how long the answer has waited
   */
  public static Duration askAgain(Caller caller, int waitMs) {
    var pause = Duration.ofSeconds(SECONDS_OF_LIMIT / caller.requestsPerMinute() + 1);
    var left = pause.minusMillis(waitMs);
    return left.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : left;
  }

  /** What was measured of a video. */
  public static Video video(MediaInfo recording) {
    var video = Objects.requireNonNull(recording.video());
    return new Video(
        recording.durationMillis(),
        video.width(),
        video.height(),
        recording.audio() != null,
        recording.audioTracks().size());
  }
}
