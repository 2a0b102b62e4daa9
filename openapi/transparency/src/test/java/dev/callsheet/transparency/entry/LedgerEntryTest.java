package dev.callsheet.transparency.entry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.transparency.commitment.CommitmentVersion;
import dev.callsheet.transparency.encoding.FieldWriter;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.TreeHash;
import dev.callsheet.transparency.note.NoteSigner;
import dev.callsheet.transparency.note.VerifierKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerEntryTest {

  private static final Instant TIME = Instant.parse("2026-05-06T07:08:09.123Z");

  private static final LedgerEntry.Registration REGISTRATION =
      new LedgerEntry.Registration(
          CommitmentVersion.V2, Sha256.of(), "wrk_1", 3, "trx-2", TIME.plusNanos(456_789));

  @Test
  void registrationHasTheBytesOfTheDescription() throws Exception {
    String expected =
        "010102"
            + Sha256.of().hex()
            + "05"
            + "77726b5f31"
            + "00000003"
            + "05"
            + "7472782d32"
            + "0000019dfc1d9023";
    assertEquals(expected, HexFormat.of().formatHex(REGISTRATION.bytes()));
    assertEquals(REGISTRATION, LedgerEntry.parse(REGISTRATION.bytes()));
    assertEquals(TIME, REGISTRATION.time());
    assertEquals(TreeHash.leaf(REGISTRATION.bytes()), REGISTRATION.leaf());
  }

  @Test
  void keyRotationIsWrittenAndReadBack() throws Exception {
    VerifierKey retired = NoteSigner.generate("log.example").verifierKey();
    VerifierKey next = NoteSigner.generate("log.example").verifierKey();
    LedgerEntry rotation = new LedgerEntry.KeyRotation(retired, next, TIME);
    assertEquals(rotation, LedgerEntry.parse(rotation.bytes()));
    for (VerifierKey wrong :
        List.of(
            retired,
            NoteSigner.generate("other.example").verifierKey(),
            NoteSigner.generateWitness("log.example", Clock.systemUTC()).verifierKey())) {
      assertThrows(
          IllegalArgumentException.class, () -> new LedgerEntry.KeyRotation(retired, wrong, TIME));
    }
  }

  @Test
  void everyChangedByteIsAnotherEntryOrNone() {
    byte[] bytes = REGISTRATION.bytes();
    for (int at = 0; at < bytes.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) (1 << bit);
        parsed(changed).ifPresent(entry -> assertArrayEquals(changed, entry.bytes()));
      }
    }
  }

  @Test
  void longerAndShorterBytesAreRefused() {
    byte[] bytes = REGISTRATION.bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] shorter = Arrays.copyOf(bytes, length);
      assertThrows(MalformedException.class, () -> LedgerEntry.parse(shorter));
    }
    assertThrows(
        MalformedException.class, () -> LedgerEntry.parse(Arrays.copyOf(bytes, bytes.length + 1)));
  }

  @Test
  void whatIsNotCanonicalIsRefused() {
    for (byte[] wrong :
        List.of(
            entry(2, 1, 2, "wrk_1", 1, "trx", 0),
            entry(1, 3, 2, "wrk_1", 1, "trx", 0),
            entry(1, 1, 0, "wrk_1", 1, "trx", 0),
            entry(1, 1, 3, "wrk_1", 1, "trx", 0),
            entry(1, 1, 2, "", 1, "trx", 0),
            entry(1, 1, 2, "wrk 1", 1, "trx", 0),
            entry(1, 1, 2, "wrk\u00e9", 1, "trx", 0),
            entry(1, 1, 2, "a".repeat(65), 1, "trx", 0),
            entry(1, 1, 2, "wrk_1", 0, "trx", 0),
            entry(1, 1, 2, "wrk_1", 1, "", 0))) {
      assertThrows(MalformedException.class, () -> LedgerEntry.parse(wrong));
    }
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new LedgerEntry.Registration(
                CommitmentVersion.V2, Sha256.of(), "w", 1, "t", Instant.EPOCH.minusNanos(1)));
  }

  private static Optional<LedgerEntry> parsed(byte[] bytes) {
    try {
      return Optional.of(LedgerEntry.parse(bytes));
    } catch (MalformedException refused) {
      return Optional.empty();
    }
  }

  private static byte[] entry(
      int format,
      int kind,
      int commitment,
      String work,
      long version,
      String transaction,
      long time) {
    return new FieldWriter()
        .u8(format)
        .u8(kind)
        .u8(commitment)
        .hash(Sha256.of())
        .shortText(work)
        .u32(version)
        .shortText(transaction)
        .u63(time)
        .bytes();
  }
}
