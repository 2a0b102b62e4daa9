package dev.callsheet.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** What the bytes of one append must hash to. */
public final class Checksum {
  /** A hash function that clients may choose. */
  public enum Algorithm {
    /** SHA-1, which tus asks every server to know. */
    SHA1("sha1", "SHA-1", 20),
    /** SHA-256. */
    SHA256("sha256", "SHA-256", 32);

    private final String label;
    private final String standardName;
    private final int bytes;

    Algorithm(String label, String standardName, int bytes) {
      this.label = label;
      this.standardName = standardName;
      this.bytes = bytes;
    }

    /** The name in the protocol. */
    public String label() {
      return label;
    }

    private static Optional<Algorithm> labelled(String label) {
      return Arrays.stream(values()).filter(algorithm -> algorithm.label.equals(label)).findFirst();
    }
  }

  /** What a client's checksum header says. */
  public sealed interface Parsed {
    /** A checksum to hold the bytes against. */
    record Valid(Checksum checksum) implements Parsed {}

    /** A hash function that is none of {@link Algorithm}. */
    record UnsupportedAlgorithm(String label) implements Parsed {}

    /** Not a name, a space and a digest of that function's size in Base64. */
    record Malformed() implements Parsed {}
  }

  private final Algorithm algorithm;
  private final byte[] digest;

  /** The digest is copied; its size must be the algorithm's. */
  public Checksum(Algorithm algorithm, byte[] digest) {
    if (digest.length != algorithm.bytes) {
      throw new IllegalArgumentException(algorithm + " has " + algorithm.bytes + " bytes");
    }
    this.algorithm = algorithm;
    this.digest = digest.clone();
  }

  /** Reads the value of a tus {@code Upload-Checksum} header: {@code sha1 <Base64>}. */
  public static Parsed parse(String header) {
    var parts = header.strip().split(" ", -1);
    if (parts.length != 2 || parts[0].isEmpty()) {
      return new Parsed.Malformed();
    }
    var algorithm = Algorithm.labelled(parts[0]);
    if (algorithm.isEmpty()) {
      return new Parsed.UnsupportedAlgorithm(parts[0]);
    }
    try {
      var digest = Base64.getDecoder().decode(parts[1]);
      return digest.length == algorithm.get().bytes
          ? new Parsed.Valid(new Checksum(algorithm.get(), digest))
          : new Parsed.Malformed();
    } catch (IllegalArgumentException notBase64) {
      return new Parsed.Malformed();
    }
  }

  MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance(algorithm.standardName);
    } catch (NoSuchAlgorithmException exception) {
      throw new IllegalStateException(exception); // every Java platform has both
    }
  }

  boolean matches(MessageDigest computed) {
    return MessageDigest.isEqual(computed.digest(), digest);
  }
}
