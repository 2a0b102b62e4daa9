package dev.callsheet.transparency.commitment;

import dev.callsheet.transparency.encoding.FieldWriter;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one work, 32 random bytes, from which the salt of each field comes: who knows it
 * can guess the fields, who knows the salt of one field learns nothing of the others.
 */
public final class Salt {

  private static final String ALGORITHM = "HmacSHA256";

  private final Sha256 bytes;

  private Salt(Sha256 bytes) {
    this.bytes = bytes;
  }

  /** Returns a new one. */
  public static Salt random() {
    byte[] bytes = new byte[Sha256.BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Salt(Sha256.fromBytes(bytes));
  }

  /**
   * Reads a salt.
   *
   * @param text 64 hexadecimal digits in lower case
   * @throws MalformedException for any other text
   */
  public static Salt parse(String text) throws MalformedException {
    try {
      return new Salt(Sha256.fromHex(text));
    } catch (MalformedException notHex) {
      throw new MalformedException("A salt has 64 hexadecimal digits in lower case.");
    }
  }

  static Salt of(Sha256 bytes) {
    return new Salt(bytes);
  }

  /** Returns 64 hexadecimal digits in lower case: a secret. */
  public String hex() {
    return bytes.hex();
  }

  Sha256 value() {
    return bytes;
  }

  /** Returns what derives the salts of this work's fields. */
  Fields fields() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes.bytes(), ALGORITHM));
      return new Fields(mac);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has HMAC with SHA-256.", impossible);
    }
  }

  /** Derives the salts of fields: HMAC-SHA256(salt, 0x02 ‖ index as two bytes). */
  static final class Fields {

    private final Mac mac;

    private Fields(Mac mac) {
      this.mac = mac;
    }

    Sha256 of(FieldId field) {
      return Sha256.fromBytes(
          mac.doFinal(
              new FieldWriter().u8(CommitmentVersion.V2.number()).u16(field.index()).bytes()));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Salt salt && bytes.equals(salt.bytes);
  }

  @Override
  public int hashCode() {
    return bytes.hashCode();
  }

  /** Does not tell the secret. */
  @Override
  public String toString() {
    return "Salt";
  }
}
