package dev.callsheet.ledger;

import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.note.NoteSigner;
import dev.callsheet.transparency.note.SignatureType;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;

/**
 * A private Ed25519 key as an operator may write it: as a note's {@code
 * PRIVATE+KEY+name+keyId+base64}, or as PKCS #8 in PEM, as OpenSSL writes it.
 */
public final class PrivateKeyText {
  private static final String NOTE = "PRIVATE+KEY+";
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  /** For keys that sign nothing yet. */
  private static final Clock TIMELESS = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private PrivateKeyText() {}

  /** Returns whether this is the key of a log. */
  public static boolean isOfLog(String text) {
    return isOf(text, SignatureType.ED25519);
  }

  /** Returns whether this is the key of a witness. */
  public static boolean isOfWitness(String text) {
    return isOf(text, SignatureType.COSIGNATURE_V1);
  }

  private static boolean isOf(String text, SignatureType type) {
    try {
      return read(text, "any", type, TIMELESS).verifierKey().type() == type;
    } catch (MalformedException notOne) {
      return false;
    }
  }

  /** Returns the name that the text says; empty where it says none. */
  static Optional<String> name(String text) {
    var parts = text.strip().split("\\+", 4);
    return text.strip().startsWith(NOTE) && parts.length == 4
        ? Optional.of(parts[2])
        : Optional.empty();
  }

  /**
   * Reads a key.
   *
   * @param name of a key whose text says none
   * @param type of a key whose text does not say it
   * @throws MalformedException without quoting the text
   */
  static NoteSigner read(String text, String name, SignatureType type, Clock clock)
      throws MalformedException {
    var stripped = text.strip();
    if (stripped.startsWith(NOTE)) {
      return NoteSigner.parse(stripped, clock);
    }
    if (!stripped.startsWith(BEGIN) || !stripped.endsWith(END)) {
      throw new MalformedException("It is neither a note's private key nor PKCS #8 in PEM.");
    }
    var body = stripped.substring(BEGIN.length(), stripped.length() - END.length());
    try {
      var encoded = Base64.getMimeDecoder().decode(body);
      var key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      var seed = ((EdECPrivateKey) key).getBytes();
      return NoteSigner.ofSeed(name, type, seed.orElseThrow(), clock);
    } catch (GeneralSecurityException | IllegalArgumentException notOne) {
      throw new MalformedException("It holds no Ed25519 key.");
    }
  }
}
