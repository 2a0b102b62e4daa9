package dev.callsheet.clips;

import dev.callsheet.api.clips.model.Video;
import dev.callsheet.media.info.MediaInfo;
import java.util.Objects;

/** What several features of this family say alike, as the contract writes it. */
public final class ClipModels {
  /** Says of a project that it is not there, or not the caller's. */
  public static final String NO_PROJECT = "There is no such project.";

  private ClipModels() {}

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
