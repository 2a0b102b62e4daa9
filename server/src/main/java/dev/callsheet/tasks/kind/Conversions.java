package dev.callsheet.tasks.kind;

import dev.callsheet.media.conversion.AdaptiveConversion;
import dev.callsheet.media.conversion.AdaptiveFormat;
import dev.callsheet.media.conversion.AnimationConversion;
import dev.callsheet.media.conversion.AnimationFormat;
import dev.callsheet.media.conversion.AudioConversion;
import dev.callsheet.media.conversion.AudioFormat;
import dev.callsheet.media.conversion.ChapterFormat;
import dev.callsheet.media.conversion.ChaptersConversion;
import dev.callsheet.media.conversion.Colour;
import dev.callsheet.media.conversion.Conversion;
import dev.callsheet.media.conversion.Excerpt;
import dev.callsheet.media.conversion.Fit;
import dev.callsheet.media.conversion.ImageConversion;
import dev.callsheet.media.conversion.ImageFormat;
import dev.callsheet.media.conversion.Position;
import dev.callsheet.media.conversion.SubtitleFormat;
import dev.callsheet.media.conversion.SubtitlesConversion;
import dev.callsheet.media.conversion.ThumbnailFormat;
import dev.callsheet.media.conversion.ThumbnailsConversion;
import dev.callsheet.media.conversion.VideoConversion;
import dev.callsheet.media.conversion.VideoFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is asked of the media engine for a task. */
public final class Conversions {
  /** How loud broadcasts are, in LUFS (EBU R 128). */
  private static final double BROADCAST_LOUDNESS = -23;

  /** How many thumbnails are taken where nobody says which. */
  private static final int USUAL_THUMBNAILS = 10;

  private static final int MILLIS_OF_A_SECOND = 1000;

  private Conversions() {}

  /**
   * Returns the conversion of a task whose spec has no {@linkplain SpecCheck fault}.
   *
   * @throws IllegalArgumentException for a kind that converts nothing
   */
  public static Conversion of(TaskSpec spec) {
    var with = new Parameters(spec.parameters());
    var format = with.format(spec.kind());
    return switch (spec.kind()) {
      case INGEST -> throw new IllegalArgumentException("An ingest converts nothing");
      case VIDEO -> video(with, Parameters.constant(VideoFormat.class, format));
      case IMAGE -> image(with, Parameters.constant(ImageFormat.class, format));
      case AUDIO -> audio(with, Parameters.constant(AudioFormat.class, format));
      case THUMBNAILS -> thumbnails(with, Parameters.constant(ThumbnailFormat.class, format));
      case SUBTITLES ->
          new SubtitlesConversion(
              Parameters.constant(SubtitleFormat.class, format),
              with.integer("track"),
              Objects.requireNonNullElse(with.whole("shift_ms"), 0L));
      case ADAPTIVE_VIDEO ->
          new AdaptiveConversion(
              Parameters.constant(AdaptiveFormat.class, format),
              with.integers("heights"),
              segmentSeconds(with.integer("segment_ms")));
      case ANIMATION -> animation(with, Parameters.constant(AnimationFormat.class, format));
      case CHAPTERS ->
          new ChaptersConversion(
              Parameters.constant(ChapterFormat.class, format),
              Objects.requireNonNullElse(
                  with.whole("shortest_ms"), ChaptersConversion.USUAL_SHORTEST_MILLIS));
    };
  }

  /** Whether a source that is stored is to be measured for its loudness. */
  public static boolean measuresLoudness(TaskSpec spec) {
    return spec.kind() == TaskKind.INGEST
        && new Parameters(spec.parameters()).flag("loudness", false);
  }

  /** Returns how many images a task makes of one. */
  public static int images(TaskSpec spec) {
    return Math.max(1, new Parameters(spec.parameters()).integers("widths").size());
  }

  private static VideoConversion video(Parameters with, VideoFormat format) {
    return new VideoConversion(
        format,
        with.integer("width"),
        with.integer("height"),
        with.one(Fit.class, "fit", Fit.CONTAIN),
        colour(with, Colour.BLACK),
        with.integer("quality"),
        with.whole("bitrate"),
        with.number("fps"),
        excerpt(with),
        with.flag("audio", true),
        with.integer("audio_track"),
        with.number("loudness"));
  }

  private static ImageConversion image(Parameters with, ImageFormat format) {
    return new ImageConversion(
        format,
        with.integer("width"),
        with.integer("height"),
        with.one(Fit.class, "fit", Fit.CONTAIN),
        with.one(Position.class, "position", Position.CENTER),
        with.integer("quality"),
        colour(with, Colour.WHITE),
        with.whole("at_ms"),
        with.integers("widths"));
  }

  private static AudioConversion audio(Parameters with, AudioFormat format) {
    return new AudioConversion(
        format,
        with.whole("bitrate"),
        with.integer("sample_rate"),
        with.integer("channels"),
        excerpt(with),
        with.integer("audio_track"),
        with.flag("normalize", false)
            ? Objects.requireNonNullElse(with.number("loudness"), BROADCAST_LOUDNESS)
            : null,
        with.flag("peaks", false));
  }

  private static ThumbnailsConversion thumbnails(Parameters with, ThumbnailFormat format) {
    return new ThumbnailsConversion(
        format,
        selection(with),
        excerpt(with),
        with.integer("width"),
        with.integer("height"),
        with.integer("quality"),
        with.flag("sprite", false));
  }

  private static ThumbnailsConversion.Selection selection(Parameters with) {
    if (with.flag("scenes", false)) {
      return new ThumbnailsConversion.Selection.Scenes();
    }
    var interval = with.whole("interval_ms");
    return interval == null
        ? new ThumbnailsConversion.Selection.Count(
            Objects.requireNonNullElse(with.integer("count"), USUAL_THUMBNAILS))
        : new ThumbnailsConversion.Selection.Interval(interval);
  }

  private static AnimationConversion animation(Parameters with, AnimationFormat format) {
    return new AnimationConversion(
        format,
        excerpt(with),
        Objects.requireNonNullElse(with.number("fps"), AnimationConversion.USUAL_FRAMES_PER_SECOND),
        with.integer("width"),
        Objects.requireNonNullElse(with.integer("loop"), 0),
        with.integer("quality"));
  }

  private static int segmentSeconds(@Nullable Integer millis) {
    return millis == null ? AdaptiveConversion.USUAL_SEGMENT_SECONDS : millis / MILLIS_OF_A_SECOND;
  }

  private static Excerpt excerpt(Parameters with) {
    return new Excerpt(
        Objects.requireNonNullElse(with.whole("start_ms"), 0L), with.whole("end_ms"));
  }

  private static Colour colour(Parameters with, Colour otherwise) {
    var text = with.text("background");
    return text == null ? otherwise : Colour.parse(text).orElseThrow();
  }
}
