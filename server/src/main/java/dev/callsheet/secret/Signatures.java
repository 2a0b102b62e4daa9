package dev.callsheet.secret;

import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Signs what callers are given and bring back, so that this server alone can have made it:
 * HMAC-SHA256 with a key that is derived from the vault's.
 */
@Singleton
public final class Signatures {
  private static final String ALGORITHM = "HmacSHA256";

  /** Derived at the first use, for the vault looks for its own key no sooner. */
  private final Supplier<SecretKey> key;

  Signatures(Vault vault) {
    this.key = SupplierUtil.memoized(() -> vault.derive(ALGORITHM, "signatures"));
  }

  /** Returns the signature of a text: 43 letters, digits, hyphens and underscores. */
  public String of(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key.get());
      var bytes = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Whether a signature is that of a text; takes as long for every wrong one. */
  public boolean fits(String text, String signature) {
    return MessageDigest.isEqual(
        of(text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }
}
