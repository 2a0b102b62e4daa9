package dev.callsheet.media.process;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which ffmpeg is used, and how much time, memory and disk each of its processes may take. Prefix
 * {@code callsheet.media}.
 */
@ConfigurationProperties("callsheet.media")
public interface MediaConfiguration {
  /** The ffmpeg to use instead of the one on the PATH or the bundled one. */
  Optional<Path> getFfmpeg();

  /** The ffprobe to use, beside {@link #getFfmpeg}. */
  Optional<Path> getFfprobe();

  /** The deadline of each process of a probe, but of those that decode. */
  @Bindable(defaultValue = "5m")
  Duration getProbeDeadline();

  /** The deadline of whatever decodes a recording to measure it or to extract from it. */
  @Bindable(defaultValue = "2h")
  Duration getExtractionDeadline();

  /** The deadline of a render. */
  @Bindable(defaultValue = "12h")
  Duration getRenderDeadline();

  /** The memory in bytes that one process may allocate, where the system can limit it. */
  @Bindable(defaultValue = "3221225472")
  long getMemoryLimit();

  /** The bytes that one process may write. */
  @Bindable(defaultValue = "68719476736")
  long getOutputLimit();

  /** The pixels that an image may have, in all its frames together, to be decoded. */
  @Bindable(defaultValue = "268435456")
  long getPixelLimit();
}
