package dev.callsheet.transparency.note;

import dev.callsheet.transparency.encoding.CanonicalBase64;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.encoding.Utf8;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key with the name of who signs with it, written as {@code name+keyId+base64}: the "vkey"
 * of c2sp.org/signed-note.
 */
public final class VerifierKey {

  private static final Pattern FORM = Pattern.compile("([^+]+)\\+([0-9a-f]{8})\\+(.+)");

  private final String name;
  private final SignatureType type;
  private final byte[] publicBytes;
  private final PublicKey publicKey;
  private final byte[] keyId;

  private VerifierKey(String name, SignatureType type, byte[] publicBytes)
      throws MalformedException {
    this.name = name;
    this.type = type;
    this.publicBytes = publicBytes;
    this.publicKey = Ed25519.publicKey(publicBytes);
    this.keyId = keyId(name, type, publicBytes);
  }

  /**
   * Returns a key.
   *
   * @param publicBytes 32, as RFC 8032 writes them
   * @throws MalformedException when they are not a key
   */
  static VerifierKey of(String name, SignatureType type, byte[] publicBytes)
      throws MalformedException {
    return new VerifierKey(KeyName.valid(name), type, publicBytes.clone());
  }

  /**
   * Reads a key.
   *
   * @param text {@code name+keyId+base64}, of type 0x01 or 0x04
   * @throws MalformedException when it is not one, of another type, or when its id is not its own
   */
  public static VerifierKey parse(String text) throws MalformedException {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || !KeyName.isValid(parts.group(1))) {
      throw new MalformedException("A verifier key has the form name+keyId+base64.");
    }
    byte[] key = CanonicalBase64.decode(parts.group(3));
    SignatureType type =
        SignatureType.of(key[0] & 0xff)
            .orElseThrow(
                () -> new MalformedException("Only Ed25519 keys (types 1 and 4) are known."));
    if (key.length != 1 + Ed25519.KEY_BYTES) {
      throw new MalformedException("An Ed25519 key has 32 bytes.");
    }
    VerifierKey parsed =
        new VerifierKey(parts.group(1), type, Arrays.copyOfRange(key, 1, key.length));
    if (!parsed.keyId().equals(parts.group(2))) {
      throw new MalformedException("The key's id should be " + parsed.keyId() + ".");
    }
    return parsed;
  }

  /** Returns who signs; for a log, the origin of its checkpoints. */
  public String name() {
    return name;
  }

  /** Returns what the key signs. */
  public SignatureType type() {
    return type;
  }

  /** Returns eight hexadecimal digits that, with the name, tell the key from others. */
  public String keyId() {
    return HexFormat.of().formatHex(keyId);
  }

  /** Returns the key as RFC 8032 writes it, 32 bytes. */
  public byte[] publicBytes() {
    return publicBytes.clone();
  }

  /** Returns the key as the JDK knows it. */
  public PublicKey publicKey() {
    return publicKey;
  }

  byte[] keyIdBytes() {
    return keyId.clone();
  }

  private static byte[] keyId(String name, SignatureType type, byte[] publicBytes) {
    byte[] typed = {'\n', (byte) type.identifier()};
    return Arrays.copyOf(
        Sha256.of(Utf8.encode(name), typed, publicBytes).bytes(), NoteSignature.KEY_ID_BYTES);
  }

  /** Returns whether a signature line names this key; whether it is genuine is not asked. */
  boolean isNamedBy(NoteSignature signature) {
    return signature.name().equals(name) && Arrays.equals(signature.keyIdBytes(), keyId);
  }

  /** Returns whether the key made the signature over this text. */
  boolean verifies(String text, NoteSignature signature) {
    return switch (type) {
      case ED25519 -> Ed25519.verify(publicKey, Utf8.encode(text), signature.value());
      case COSIGNATURE_V1 ->
          Cosignature.read(signature)
              .map(cosigned -> Ed25519.verify(publicKey, cosigned.message(text), cosigned.value()))
              .orElse(false);
    };
  }

  /** Returns what a genuine signature of this key says of the time. */
  Optional<Instant> cosignedAt(NoteSignature signature) {
    return switch (type) {
      case ED25519 -> Optional.empty();
      case COSIGNATURE_V1 ->
          Cosignature.read(signature)
              .map(cosigned -> Instant.ofEpochSecond(cosigned.epochSecond()));
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey key
        && name.equals(key.name)
        && type == key.type
        && Arrays.equals(publicBytes, key.publicBytes);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(publicBytes);
  }

  /** Returns the text that {@link #parse} reads. */
  @Override
  public String toString() {
    byte[] typed = new byte[1 + publicBytes.length];
    typed[0] = (byte) type.identifier();
    System.arraycopy(publicBytes, 0, typed, 1, publicBytes.length);
    return name + '+' + keyId() + '+' + CanonicalBase64.encode(typed);
  }
}
