package dev.callsheet.job;

import dev.callsheet.database.DatabaseOutage;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What another attempt at a job may come to after a failure. */
public enum FailureKind {
  /** It may succeed: the failure uses up one of the job's attempts. */
  TRANSIENT,
  /** It cannot succeed: the job is settled at once. */
  PERMANENT,
  /**
   * It cannot succeed before something under the job is back: the database, the blob store, room on
   * the disk. The failure uses up no attempt. The job is tried again at growing intervals of up to
   * five minutes, and is settled only when it has failed so for a day.
   */
  OUTAGE;

  private static final int MAX_CAUSES = 20;

  /** Java has no types for these, only the system's words. */
  private static final List<String> WORDS_OF_A_BAD_DISK =
      List.of(
          "No space left on device",
          "quota exceeded",
          "Read-only file system",
          "Input/output error",
          "Too many open files");

  /** Returns the kind that the failure, or the nearest of its causes that is known, is of. */
  static FailureKind of(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(MAX_CAUSES)
        .map(FailureKind::known)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(TRANSIENT);
  }

  private static Optional<FailureKind> known(Throwable cause) {
    return switch (cause) {
      case ClassifiedFailure classified -> Optional.of(classified.failureKind());
      case SQLException failure when DatabaseOutage.isBehind(failure) -> Optional.of(OUTAGE);
      case IOException failure when saysBadDisk(failure) -> Optional.of(OUTAGE);
      default -> Optional.empty();
    };
  }

  private static boolean saysBadDisk(IOException failure) {
    var words = String.valueOf(failure.getMessage());
    return WORDS_OF_A_BAD_DISK.stream().anyMatch(words::contains);
  }
}
