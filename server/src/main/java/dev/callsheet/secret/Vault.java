package dev.callsheet.secret;

import dev.callsheet.database.StartFailure;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals secrets that must be read again, with AES-256-GCM under a key that the database does not
 * hold. A sealed text opens only in the place that it was sealed for.
 */
@Singleton
public final class Vault {
  /** What every sealed text begins with, and no text that is written in clear. */
  static final String PREFIX = "sealed:1:";

  private static final SealedColumn CHECK = new SealedColumn("vault_check", "sealed");
  private static final String CHECKED = "Callsheet";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final VaultKey source;
  private final VaultCheckTable checks;

  /** Looked for at the first use, for most commands seal nothing and need no key. */
  private final Supplier<SecretKey> key = SupplierUtil.memoized(this::fittingKey);

  Vault(VaultKey source, VaultCheckTable checks) {
    this.source = source;
    this.checks = checks;
  }

  /**
   * Makes sure that there is a key and that it fits the database; the first one of a database does.
   *
   * @throws StartFailure if not
   */
  public void requireKey() {
    var _ = key.get();
  }

  private SecretKey fittingKey() {
    var found = source.find().orElseGet(() -> first(source, checks));
    checks.insert(VaultCheck.ID, seal(found, CHECK, VaultCheck.ID, CHECKED));
    var check = checks.find(VaultCheck.ID).orElseThrow();
    try {
      decrypt(found, CHECK.place(VaultCheck.ID), check.sealed());
    } catch (GeneralSecurityException misfit) {
      throw new StartFailure(
          source.place() + " is not the key that this database was sealed with.", misfit);
    }
    return found;
  }

  private static SecretKey first(VaultKey source, VaultCheckTable checks) {
    if (checks.find(VaultCheck.ID).isPresent()) {
      throw new StartFailure(
          "This database was sealed with a key that is missing; set CALLSHEET_SECRET_KEY or put"
              + " the file back: "
              + source.place());
    }
    return source.create();
  }

  /**
   * Seals a text for its place in the database.
   *
   * @param row the primary key of its row
   */
  public String seal(SealedColumn column, String row, String text) {
    return seal(key.get(), column, row, text);
  }

  private static String seal(SecretKey key, SealedColumn column, String row, String text) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      var cipher = cipher(key, Cipher.ENCRYPT_MODE, nonce, column.place(row));
      var sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
      return PREFIX + Base64.getEncoder().encodeToString(whole);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Returns the text that was sealed for this place.
   *
   * @throws IllegalStateException if it was not sealed for it, or was changed since
   */
  public String open(SealedColumn column, String row, String sealed) {
    try {
      return decrypt(key.get(), column.place(row), sealed);
    } catch (GeneralSecurityException | IllegalArgumentException broken) {
      throw new IllegalStateException(column.place(row) + " cannot be opened", broken);
    }
  }

  /**
   * Returns a key for another purpose, which tells nothing of the one that texts are sealed with.
   */
  SecretKey derive(String algorithm, String purpose) {
    var parameters =
        HKDFParameterSpec.ofExtract()
            .addIKM(key.get())
            .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
    try {
      return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String decrypt(SecretKey key, String place, String sealed)
      throws GeneralSecurityException {
    if (!sealed.startsWith(PREFIX)) {
      throw new IllegalArgumentException("Not sealed");
    }
    var whole = Base64.getDecoder().decode(sealed.substring(PREFIX.length()));
    if (whole.length < NONCE_BYTES) {
      throw new IllegalArgumentException("Too short");
    }
    var cipher = cipher(key, Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE_BYTES), place);
    var text = cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static Cipher cipher(SecretKey key, int mode, byte[] nonce, String place)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((PREFIX + place).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
