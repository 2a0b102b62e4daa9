package dev.callsheet.documents.download;

import dev.callsheet.documents.DocumentsSettings;
import dev.callsheet.documents.export.StoredExport;
import dev.callsheet.documents.work.StoredRun;
import dev.callsheet.secret.Signatures;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** The signed URLs by which files are downloaded without a key, each good for one file. */
@Singleton
public final class Downloads {
  private static final String DOCUMENT = "document";

  private static final Pattern FORM =
      Pattern.compile("(run_[0-9a-z]{26})\\.([a-z]{3,8})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

  private final Signatures signatures;
  private final DocumentsSettings settings;
  private final Clock clock;

  Downloads(Signatures signatures, DocumentsSettings settings, Clock clock) {
    this.signatures = signatures;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Where a file can be had.
   *
   * @param path of the URL
   * @param expiresAt until when
   */
  public record Signed(String path, Instant expiresAt) {}

  /**
   * What a token says, which may be wrong.
   *
   * @param what the target of an export, or the document itself
   * @param expires in seconds since 1970
   */
  record Claim(String runId, String what, long expires, String signature) {
    /** The target of the export; empty for the document itself. */
    Optional<String> target() {
      return Optional.of(what).filter(each -> !each.equals(DOCUMENT));
    }
  }

  /** Signs a URL of the document of a run. */
  public Signed path(StoredRun run) {
    return path(run.id(), DOCUMENT);
  }

  /** Signs a URL of an export. */
  public Signed path(StoredExport export) {
    return path(export.runId(), export.target());
  }

  private Signed path(String runId, String what) {
    var expiresAt =
        Instant.ofEpochSecond(clock.instant().plus(settings.downloadLifetime()).getEpochSecond());
    var signed = signed(runId, what, expiresAt.getEpochSecond());
    return new Signed("/api/v1/downloads/" + signed + '.' + signatures.of(signed), expiresAt);
  }

  /** Returns what a text says if it has the form of a token. */
  static Optional<Claim> read(String token) {
    var form = FORM.matcher(token);
    return form.matches()
        ? Optional.of(
            new Claim(form.group(1), form.group(2), Long.parseLong(form.group(3)), form.group(4)))
        : Optional.empty();
  }

  /** Whether it was signed here. */
  boolean isOurs(Claim claim) {
    return signatures.fits(signed(claim.runId(), claim.what(), claim.expires()), claim.signature());
  }

  /** Whether its time is over. */
  boolean isOver(Claim claim) {
    return clock.instant().getEpochSecond() >= claim.expires();
  }

  private static String signed(String runId, String what, long expires) {
    return runId + '.' + what + '.' + expires;
  }
}
