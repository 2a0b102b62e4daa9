package dev.callsheet.registry.session;

import java.security.SecureRandom;
import java.util.Base64;

/** The secret end of an upload URL: 176 random bits, of which a session keeps only the hash. */
final class UploadSecret {
  private static final int BYTES = 22;
  private static final SecureRandom RANDOM = new SecureRandom();

  private UploadSecret() {}

  static String next() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
