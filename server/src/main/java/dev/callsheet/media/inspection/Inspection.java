package dev.callsheet.media.inspection;

import dev.callsheet.media.info.MediaInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file of any medium holds.
 *
 * @param medium what it is to people
 * @param container its format as ffprobe names it, such as {@code mov,mp4,m4a,3gp,3g2,mj2}; of an
 *     image {@link ImageFacts#format}; of a file of subtitles {@code srt}, {@code webvtt} or {@code
 *     ass}
 * @param sizeBytes of the file
 * @param durationMicros as measured, of an animation too; {@code null} for a still image
 * @param recording of video and audio, as the converters use it; {@code null} for images and
 *     subtitles
 * @param video the video tracks in the file's order; cover pictures are not among them
 * @param audio the audio tracks in the file's order
 * @param subtitles the subtitle tracks in the file's order
 * @param image {@code null} unless it is an image
 * @param timecode with which the beginning is labelled, such as {@code 14:23:11:05}
 * @param nonStandard what is unusual about it, in the order of {@link Oddity}
 */
public record Inspection(
    Medium medium,
    String container,
    long sizeBytes,
    @Nullable Long durationMicros,
    @Nullable MediaInfo recording,
    List<VideoTrack> video,
    List<AudioTrack> audio,
    List<SubtitleTrack> subtitles,
    @Nullable ImageFacts image,
    @Nullable String timecode,
    List<Oddity> nonStandard) {
  /** Copies the lists. */
  public Inspection {
    video = List.copyOf(video);
    audio = List.copyOf(audio);
    subtitles = List.copyOf(subtitles);
    nonStandard = List.copyOf(nonStandard);
  }

  /** The video track that is converted, if there is one. */
  public @Nullable VideoTrack preferredVideo() {
    return video.stream().filter(VideoTrack::preferred).findFirst().orElse(null);
  }

  /** The audio track that is converted unless another is asked for, if there is one. */
  public @Nullable AudioTrack preferredAudio() {
    return audio.stream().filter(AudioTrack::preferred).findFirst().orElse(null);
  }

  /** The duration in milliseconds, rounded to the nearest; {@code null} for a still image. */
  public @Nullable Long durationMillis() {
    return durationMicros == null ? null : (durationMicros + 500) / 1000;
  }
}
