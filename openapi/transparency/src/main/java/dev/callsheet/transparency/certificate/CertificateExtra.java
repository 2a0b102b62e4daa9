package dev.callsheet.transparency.certificate;

import dev.callsheet.transparency.commitment.Opening;
import dev.callsheet.transparency.encoding.FieldReader;
import dev.callsheet.transparency.encoding.FieldWriter;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.entry.LedgerEntry;

/**
 * What the {@code extra} line of a {@link Certificate} holds.
 *
 * @param entry in the log
 * @param opening of its commitment, whole or in part
 */
record CertificateExtra(LedgerEntry.Registration entry, Opening opening) {

  private static final int VERSION = 1;

  static CertificateExtra parse(byte[] bytes) throws MalformedException {
    FieldReader reader = new FieldReader(bytes);
    if (reader.u8() != VERSION) {
      throw new MalformedException("Certificates of this version are not known.");
    }
    LedgerEntry entry = LedgerEntry.parse(reader.block());
    if (!(entry instanceof LedgerEntry.Registration registration)) {
      throw new MalformedException("The certificate's entry registers no work.");
    }
    Opening opening = Opening.read(reader);
    reader.end();
    return new CertificateExtra(registration, opening);
  }

  byte[] bytes() {
    FieldWriter writer = new FieldWriter().u8(VERSION).block(entry.bytes());
    opening.write(writer);
    return writer.bytes();
  }
}
