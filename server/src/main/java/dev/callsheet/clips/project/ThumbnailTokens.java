package dev.callsheet.clips.project;

import dev.callsheet.secret.Signatures;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tokens that stand for the key in the URLs of thumbnails, so that a page can show them: each is
 * signed for one thumbnail, and good until its project would expire.
 */
@Singleton
class ThumbnailTokens {
  private static final Pattern FORM =
      Pattern.compile("(cpr_[0-9a-z]{26})\\.([0-9]{1,2})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

  private final Signatures signatures;

  ThumbnailTokens(Signatures signatures) {
    this.signatures = signatures;
  }

  /**
   * What a token says, which may be wrong.
   *
   * @param expires in seconds since 1970
   */
  record Claim(String projectId, int idx, long expires, String signature) {
    private String signed() {
      return ThumbnailTokens.signed(projectId, idx, expires);
    }
  }

  /** Returns the token of a thumbnail; the same one as long as the project is to expire then. */
  String of(StoredProject project, int idx) {
    var expires = Objects.requireNonNull(project.expiresAt()).getEpochSecond();
    var signed = signed(project.id(), idx, expires);
    return signed + '.' + signatures.of(signed);
  }

  /** Returns what a text says if it has the form of a token. */
  static Optional<Claim> read(String token) {
    var form = FORM.matcher(token);
    return form.matches()
        ? Optional.of(
            new Claim(
                form.group(1),
                Integer.parseInt(form.group(2)),
                Long.parseLong(form.group(3)),
                form.group(4)))
        : Optional.empty();
  }

  /** Whether it was signed here and is still good. */
  boolean admits(Claim claim, Instant now) {
    return now.getEpochSecond() < claim.expires()
        && signatures.fits(claim.signed(), claim.signature());
  }

  private static String signed(String projectId, int idx, long expires) {
    return projectId + '.' + idx + '.' + expires;
  }
}
