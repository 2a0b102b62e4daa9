package dev.callsheet.media.conversion;

import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.inspection.Inspection;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file and what was found in it. */
record Source(Path file, Inspection inspection) {
  /**
   * The recording that it is.
   *
   * @throws MediaException with {@link MediaFailure.Unsuitable} if it is none
   */
  MediaInfo recording() throws MediaException {
    var recording = inspection.recording();
    if (recording == null) {
      throw unsuitable("The source is neither video nor audio.");
    }
    return recording;
  }

  /**
   * The video that it has.
   *
   * @throws MediaException with {@link MediaFailure.Unsuitable} if it has none
   */
  MediaInfo.VideoStream video() throws MediaException {
    var recording = inspection.recording();
    var video = recording == null ? null : recording.video();
    if (video == null) {
      throw unsuitable("The source has no video.");
    }
    return video;
  }

  /**
   * The recording with the audio track to take.
   *
   * @throws MediaException with {@link MediaFailure.Unsuitable} if it has no such track
   */
  MediaInfo withTrack(@Nullable Integer number) throws MediaException {
    var recording = inspection.recording();
    if (recording == null || recording.audioTracks().isEmpty()) {
      throw unsuitable("The source has no audio.");
    }
    if (number != null && number > recording.audioTracks().size()) {
      throw unsuitable(
          "The source has %d audio tracks, no track %d."
              .formatted(recording.audioTracks().size(), number));
    }
    return recording.withTrack(number);
  }

  /**
   * The audio track to take.
   *
   * @throws MediaException with {@link MediaFailure.Unsuitable} if it has no such track
   */
  MediaInfo.AudioStream track(@Nullable Integer number) throws MediaException {
    return Objects.requireNonNull(withTrack(number).audio());
  }

  /** What a source of another sort is refused with. */
  static MediaException unsuitable(String reason) {
    return new MediaException(new MediaFailure.Unsuitable(reason));
  }
}
