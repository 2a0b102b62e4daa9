package dev.callsheet.tasks.file;

import dev.callsheet.secret.Signatures;
import dev.callsheet.tasks.TasksSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The signed URLs by which files are downloaded without a key. One is good for all parts of its
 * file: its token is a folder of the path, so a manifest's relative references lead to the others.
 */
@Singleton
public final class Downloads {
  private static final Pattern TOKEN = Pattern.compile("([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

  private final Signatures signatures;
  private final TasksSettings settings;
  private final Clock clock;

  Downloads(Signatures signatures, TasksSettings settings, Clock clock) {
    this.signatures = signatures;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Where a file can be had.
   *
   * @param path of the URL of its main part
   * @param expiresAt until when
   */
  public record Signed(String path, Instant expiresAt) {}

  /** Signs the URL of a file that is ready. */
  public Signed sign(MediaFile file) {
    var expires = clock.instant().plus(settings.downloadLifetime()).getEpochSecond();
    var token = expires + "." + signatures.of(signed(file.id(), expires));
    return new Signed(
        "/files/" + file.id() + "/signed/" + token + "/" + file.main().name(),
        Instant.ofEpochSecond(expires));
  }

  /** Whether a token was made here for a file, and its time is not over. */
  boolean admits(String fileId, String token) {
    var form = TOKEN.matcher(token);
    if (!form.matches()) {
      return false;
    }
    var expires = Long.parseLong(form.group(1));
    return signatures.fits(signed(fileId, expires), form.group(2))
        && clock.instant().getEpochSecond() < expires;
  }

  private static String signed(String fileId, long expires) {
    return "tasks " + fileId + "." + expires;
  }
}
