package dev.callsheet.transparency.entry;

import dev.callsheet.transparency.commitment.CommitmentVersion;
import dev.callsheet.transparency.encoding.FieldReader;
import dev.callsheet.transparency.encoding.FieldWriter;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.TreeHash;
import dev.callsheet.transparency.note.SignatureType;
import dev.callsheet.transparency.note.VerifierKey;
import java.time.Instant;

/**
 * An entry of the log. Its bytes are the format's version 0x01, a byte for the kind of entry, and
 * the fields of the kind, without anything between or behind them. Numbers are big-endian. Equal
 * entries have equal bytes, and other bytes are not an entry.
 */
public sealed interface LedgerEntry {

  /** Returns when the log took the entry, to the millisecond. */
  Instant time();

  /** Returns the canonical bytes, at most 65,535 of them. */
  byte[] bytes();

  /** Returns the hash of the leaf that the entry is. */
  default Sha256 leaf() {
    return TreeHash.leaf(bytes());
  }

  /**
   * Reads an entry.
   *
   * @throws MalformedException for bytes that {@link #bytes} does not return
   */
  static LedgerEntry parse(byte[] bytes) throws MalformedException {
    FieldReader reader = new FieldReader(bytes);
    if (reader.u8() != Layout.VERSION) {
      throw new MalformedException("Entries of this version are not known.");
    }
    LedgerEntry entry;
    try {
      entry =
          switch (reader.u8()) {
            case Registration.KIND -> Registration.read(reader);
            case KeyRotation.KIND -> KeyRotation.read(reader);
            default -> throw new MalformedException("Entries of this kind are not known.");
          };
    } catch (IllegalArgumentException refused) {
      throw new MalformedException(refused);
    }
    reader.end();
    return entry;
  }

  /**
   * A work, or a new version of one, was registered. Behind the kind 0x01: the commitment's version
   * (1 byte), the commitment (32), the work's id (its length in 1 byte, then ASCII), the version
   * (4), the transaction's id (as the work's), the time in milliseconds since 1970 (8).
   *
   * @param commitmentVersion how the commitment is made
   * @param commitment to the work
   * @param workId from 1 to 64 letters, digits, underscores and hyphens
   * @param version of the work, from 1 to 2^32 - 1
   * @param transactionId as the work's id
   * @param time from 1970 on; what is below a millisecond is cut off
   */
  record Registration(
      CommitmentVersion commitmentVersion,
      Sha256 commitment,
      String workId,
      long version,
      String transactionId,
      Instant time)
      implements LedgerEntry {

    static final int KIND = 1;

    private static final int MOST_CHARACTERS = 64;
    private static final long LAST_VERSION = 0xffff_ffffL;

    /** Refuses what has no bytes. */
    public Registration {
      if (!isId(workId) || !isId(transactionId)) {
        throw new IllegalArgumentException("An id has up to 64 letters, digits, _ and -.");
      }
      if (version < 1 || version > LAST_VERSION) {
        throw new IllegalArgumentException("A work has no version " + version + ".");
      }
      time = Layout.wholeMilliseconds(time);
    }

    /** By hand: this is asked of every entry when a whole log is verified. */
    private static boolean isId(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean allowed =
            (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-';
        if (!allowed) {
          return false;
        }
      }
      return !text.isEmpty() && text.length() <= MOST_CHARACTERS;
    }

    private static Registration read(FieldReader reader) throws MalformedException {
      return new Registration(
          CommitmentVersion.of(reader.u8()),
          reader.hash(),
          reader.shortText(),
          reader.u32(),
          reader.shortText(),
          Instant.ofEpochMilli(reader.u63()));
    }

    @Override
    public byte[] bytes() {
      return new FieldWriter()
          .u8(Layout.VERSION)
          .u8(KIND)
          .u8(commitmentVersion.number())
          .hash(commitment)
          .shortText(workId)
          .u32(version)
          .shortText(transactionId)
          .u63(time.toEpochMilli())
          .bytes();
    }
  }

  /**
   * The log signs with another key from here on: the checkpoints that hold this entry are signed by
   * the new one. Behind the kind 0x02: the retired key and the new one, each as its text (its
   * length in 2 bytes, then ASCII or UTF-8), and the time in milliseconds since 1970 (8).
   *
   * @param retired the key until now
   * @param next the key from now on, of the same name
   * @param time from 1970 on; what is below a millisecond is cut off
   */
  record KeyRotation(VerifierKey retired, VerifierKey next, Instant time) implements LedgerEntry {

    static final int KIND = 2;

    /** Refuses keys that are not those of one log. */
    public KeyRotation {
      if (!retired.name().equals(next.name())
          || retired.equals(next)
          || retired.type() != SignatureType.ED25519
          || next.type() != SignatureType.ED25519) {
        throw new IllegalArgumentException("A log's key gives way to another of the same name.");
      }
      time = Layout.wholeMilliseconds(time);
    }

    private static KeyRotation read(FieldReader reader) throws MalformedException {
      return new KeyRotation(
          VerifierKey.parse(reader.text()),
          VerifierKey.parse(reader.text()),
          Instant.ofEpochMilli(reader.u63()));
    }

    @Override
    public byte[] bytes() {
      return new FieldWriter()
          .u8(Layout.VERSION)
          .u8(KIND)
          .text(retired.toString())
          .text(next.toString())
          .u63(time.toEpochMilli())
          .bytes();
    }
  }
}
