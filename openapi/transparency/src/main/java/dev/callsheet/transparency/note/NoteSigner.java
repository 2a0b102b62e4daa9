package dev.callsheet.transparency.note;

import dev.callsheet.transparency.encoding.CanonicalBase64;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Utf8;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key with the name of who signs with it, written as {@code
 * PRIVATE+KEY+name+keyId+base64}, as Go's {@code sumdb/note} writes it.
 */
public final class NoteSigner {

  private static final Pattern FORM =
      Pattern.compile("PRIVATE\\+KEY\\+([^+]+)\\+([0-9a-f]{8})\\+(.+)");

  /** For signatures that say nothing of the time. */
  private static final Clock TIMELESS = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private final byte[] seed;
  private final PrivateKey privateKey;
  private final VerifierKey verifierKey;
  private final Clock clock;

  private NoteSigner(String name, SignatureType type, byte[] seed, Clock clock)
      throws MalformedException {
    this.seed = seed;
    this.privateKey = Ed25519.privateKey(seed);
    this.verifierKey = VerifierKey.of(name, type, Ed25519.publicBytes(seed));
    this.clock = clock;
  }

  /** Makes a log's key: Ed25519 over the note's text. */
  public static NoteSigner generate(String name) {
    return generate(name, SignatureType.ED25519, TIMELESS);
  }

  /**
   * Makes a witness's key: {@code cosignature/v1}.
   *
   * @param clock what the cosignatures say of the time
   */
  public static NoteSigner generateWitness(String name, Clock clock) {
    return generate(name, SignatureType.COSIGNATURE_V1, clock);
  }

  private static NoteSigner generate(String name, SignatureType type, Clock clock) {
    byte[] seed = new byte[Ed25519.KEY_BYTES];
    new SecureRandom().nextBytes(seed);
    return ofSeed(name, type, seed, clock);
  }

  /**
   * Returns the key that a seed makes, such as one that another program keeps.
   *
   * @param seed 32 bytes, as RFC 8032 calls the private key
   * @param clock what cosignatures say of the time
   */
  public static NoteSigner ofSeed(String name, SignatureType type, byte[] seed, Clock clock) {
    if (seed.length != Ed25519.KEY_BYTES) {
      throw new IllegalArgumentException("An Ed25519 key has 32 bytes.");
    }
    try {
      return new NoteSigner(KeyName.valid(name), type, seed.clone(), clock);
    } catch (MalformedException impossible) {
      throw new IllegalStateException("A seed has a public key.", impossible);
    }
  }

  /**
   * Reads a private key.
   *
   * @param text {@code PRIVATE+KEY+name+keyId+base64}
   * @param clock what cosignatures say of the time
   * @throws MalformedException when it is not one, or when its id is not its own
   */
  public static NoteSigner parse(String text, Clock clock) throws MalformedException {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || !KeyName.isValid(parts.group(1))) {
      throw new MalformedException("A private key has the form PRIVATE+KEY+name+keyId+base64.");
    }
    byte[] key;
    try {
      key = CanonicalBase64.decode(parts.group(3));
    } catch (MalformedException notBase64) {
      throw new MalformedException("The last part of the private key is not base64.");
    }
    SignatureType type =
        SignatureType.of(key[0] & 0xff)
            .orElseThrow(
                () -> new MalformedException("Only Ed25519 keys (types 1 and 4) are known."));
    if (key.length != 1 + Ed25519.KEY_BYTES) {
      throw new MalformedException("An Ed25519 key has 32 bytes.");
    }
    NoteSigner signer =
        new NoteSigner(parts.group(1), type, Arrays.copyOfRange(key, 1, key.length), clock);
    if (!signer.verifierKey.keyId().equals(parts.group(2))) {
      throw new MalformedException("The private key's id is not its own.");
    }
    return signer;
  }

  /** Returns the key that verifies what this one signs. */
  public VerifierKey verifierKey() {
    return verifierKey;
  }

  /** Returns the text that {@link #parse} reads: a secret. */
  public String secret() {
    byte[] typed = new byte[1 + seed.length];
    typed[0] = (byte) verifierKey.type().identifier();
    System.arraycopy(seed, 0, typed, 1, seed.length);
    return "PRIVATE+KEY+"
        + verifierKey.name()
        + '+'
        + verifierKey.keyId()
        + '+'
        + CanonicalBase64.encode(typed);
  }

  /** Returns the line to put below a note with this text. */
  public NoteSignature sign(String text) {
    byte[] value =
        switch (verifierKey.type()) {
          case ED25519 -> Ed25519.sign(privateKey, Utf8.encode(text));
          case COSIGNATURE_V1 -> {
            long now = clock.instant().getEpochSecond();
            yield new Cosignature(now, Ed25519.sign(privateKey, Cosignature.message(now, text)))
                .bytes();
          }
        };
    return new NoteSignature(verifierKey.name(), verifierKey.keyIdBytes(), value);
  }

  /** Returns the public key's text: the secret is not for logs. */
  @Override
  public String toString() {
    return verifierKey.toString();
  }
}
