package dev.callsheet.transparency.encoding;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value: 32 bytes that do not change. */
public final class Sha256 {

  /** How many bytes a value has. */
  public static final int BYTES = 32;

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] value;

  private Sha256(byte[] value) {
    this.value = value;
  }

  /** Returns the hash of all parts, one after the other. */
  public static Sha256 of(byte[]... parts) {
    MessageDigest digest = digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return new Sha256(digest.digest());
  }

  /** Returns the hash of what was given to a digest, which then starts anew. */
  public static Sha256 of(MessageDigest digest) {
    return fromBytes(digest.digest());
  }

  /**
   * Returns the value that 32 bytes are.
   *
   * @throws IllegalArgumentException for any other number of bytes
   */
  public static Sha256 fromBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("A SHA-256 value has 32 bytes, not " + bytes.length + ".");
    }
    return new Sha256(bytes.clone());
  }

  /**
   * Reads 44 characters of base64.
   *
   * @throws MalformedException for any other text
   */
  public static Sha256 fromBase64(String text) throws MalformedException {
    byte[] bytes = CanonicalBase64.decode(text);
    if (bytes.length != BYTES) {
      throw new MalformedException("A hash has 32 bytes, not " + bytes.length + ".");
    }
    return new Sha256(bytes);
  }

  /**
   * Reads 64 hexadecimal digits in lower case.
   *
   * @throws MalformedException for any other text
   */
  public static Sha256 fromHex(String text) throws MalformedException {
    if (text.length() != 2 * BYTES
        || !text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
      throw new MalformedException("A hash has 64 hexadecimal digits in lower case.");
    }
    return new Sha256(HEX.parseHex(text));
  }

  /** Returns a digest that hashes nothing yet. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256.", impossible);
    }
  }

  /** Returns a copy of the 32 bytes. */
  public byte[] bytes() {
    return value.clone();
  }

  /** Gives the 32 bytes to a digest. */
  public void addTo(MessageDigest digest) {
    digest.update(value);
  }

  /** Returns 44 characters of base64. */
  public String base64() {
    return CanonicalBase64.encode(value);
  }

  /** Returns 64 hexadecimal digits in lower case. */
  public String hex() {
    return HEX.formatHex(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sha256 hash && MessageDigest.isEqual(value, hash.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return hex();
  }
}
