package dev.callsheet.media.conversion;

import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.inspection.Inspection;
import dev.callsheet.media.inspection.Inspector;
import dev.callsheet.media.process.MediaConfiguration;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.ProgressListener;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Does each kind of conversion by its converter. */
public final class Converters {
  private static final String READABLE = "readable.png";

  private final FfmpegCommands ffmpeg;
  private final MediaConfiguration configuration;
  private final Inspector inspector;

  /** Converts with ffmpeg under these limits. */
  public Converters(FfmpegCommands ffmpeg, MediaConfiguration configuration) {
    this.ffmpeg = ffmpeg;
    this.configuration = configuration;
    this.inspector = new Inspector(ffmpeg, configuration);
  }

  /**
   * Converts a file.
   *
   * @param folder an empty folder; nothing is left in it after a failure
   */
  public Converted convert(
      Path file, Inspection inspection, Conversion what, Path folder, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var output = new Output(folder, inspector);
    boolean complete = false;
    try {
      var converted = convert(source(file, inspection, output), what, output, progress);
      Files.deleteIfExists(output.file(READABLE));
      progress.progressed(100);
      complete = true;
      return converted;
    } catch (ClosedByInterruptException interruption) {
      // What is written in this process ends so; the interruption is told as everywhere else.
      Thread.interrupted();
      var interrupted = new InterruptedException();
      interrupted.initCause(interruption);
      throw interrupted;
    } finally {
      if (!complete) {
        output.clear();
      }
    }
  }

  /**
   * Measures how loud a file is.
   *
   * @param folder an empty folder, for what is needed meanwhile
   */
  public Loudness loudness(Path file, Inspection inspection, Path folder, ProgressListener progress)
      throws MediaException, InterruptedException {
    return new AudioConverter(ffmpeg, configuration)
        .loudness(new Source(file, inspection), folder, progress);
  }

  /** The source, or where ffmpeg does not read it the same in another format. */
  private Source source(Path file, Inspection inspection, Output output)
      throws IOException, MediaException, InterruptedException {
    var image = inspection.image();
    if (image == null || !image.animated() || !image.format().equals("webp")) {
      return new Source(file, inspection);
    }
    var readable = output.file(READABLE);
    AnimatedWebp.toPng(file, readable);
    return new Source(readable, inspector.inspect(readable, ProgressListener.NONE));
  }

  private Converted convert(
      Source source, Conversion what, Output output, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    return switch (what) {
      case VideoConversion video ->
          new VideoConverter(ffmpeg, configuration).convert(source, video, output, progress);
      case ImageConversion image ->
          new ImageConverter(ffmpeg, configuration, source, image, output).convert(progress);
      case AudioConversion audio ->
          new AudioConverter(ffmpeg, configuration).convert(source, audio, output, progress);
      case ThumbnailsConversion thumbnails ->
          new ThumbnailsConverter(ffmpeg, configuration)
              .convert(source, thumbnails, output, progress);
      case SubtitlesConversion subtitles ->
          new SubtitlesConverter(ffmpeg, configuration)
              .convert(source, subtitles, output, progress);
      case AdaptiveConversion adaptive ->
          new AdaptiveConverter(ffmpeg, configuration).convert(source, adaptive, output, progress);
      case AnimationConversion animation ->
          new AnimationConverter(ffmpeg, configuration)
              .convert(source, animation, output, progress);
      case ChaptersConversion chapters ->
          new ChaptersConverter(ffmpeg, configuration).convert(source, chapters, output, progress);
    };
  }
}
