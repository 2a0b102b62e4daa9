package dev.callsheet.secret;

import java.security.SecureRandom;
import java.util.Base64;

/** The secret end of a URL: 176 random bits, of which nothing but the hash is kept. */
public final class UrlSecret {
  private static final int BYTES = 22;
  private static final SecureRandom RANDOM = new SecureRandom();

  private UrlSecret() {}

  /** Returns a new one: 30 letters, digits, hyphens and underscores. */
  public static String next() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
