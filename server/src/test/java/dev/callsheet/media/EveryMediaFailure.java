package dev.callsheet.media;

import dev.callsheet.media.process.MediaFailure;
import java.time.Duration;
import java.util.stream.Stream;

/** One failure of each kind, for the tests of what features make of them. */
public final class EveryMediaFailure {
  private EveryMediaFailure() {}

  /** Lists them. */
  public static Stream<MediaFailure> all() {
    return Stream.of(
        new MediaFailure.NotMedia("text"),
        new MediaFailure.Corrupt("no packets"),
        new MediaFailure.Unsupported("255 channels"),
        new MediaFailure.Unsuitable("The file has no pictures."),
        new MediaFailure.DeadlineExceeded(Duration.ofHours(2)),
        new MediaFailure.OutputTooLarge(1000),
        new MediaFailure.MemoryExceeded(1000),
        new MediaFailure.Killed(137),
        new MediaFailure.Shortage("No space left on device"));
  }
}
