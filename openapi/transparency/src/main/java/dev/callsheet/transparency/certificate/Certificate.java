package dev.callsheet.transparency.certificate;

import dev.callsheet.transparency.commitment.FieldId;
import dev.callsheet.transparency.commitment.Opening;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.entry.LedgerEntry;
import dev.callsheet.transparency.merkle.InclusionProof;
import dev.callsheet.transparency.note.SignedNote;
import java.util.Collection;
import java.util.Optional;

/**
 * The certificate of a registration: a proof that the log holds its entry, with the entry and the
 * opening of its commitment. To be believed after a {@link CertificateVerifier} has seen it.
 *
 * <p>The proof's {@code extra} line holds the format's version 0x01, the entry's bytes ({@link
 * LedgerEntry}) behind two bytes of their length, big-endian, and the opening's ({@link Opening}).
 */
public final class Certificate {

  private final TlogProof proof;
  private final CertificateExtra extra;

  private Certificate(TlogProof proof, CertificateExtra extra) {
    this.proof = proof;
    this.extra = extra;
  }

  /**
   * Makes one of what the log holds.
   *
   * @param entry in the log
   * @param opening of the entry's commitment
   * @param inclusion of the entry in the checkpoint's tree
   * @param checkpoint that the log signed
   */
  public static Certificate of(
      LedgerEntry.Registration entry,
      Opening opening,
      InclusionProof inclusion,
      SignedNote checkpoint) {
    CertificateExtra extra = new CertificateExtra(entry, opening);
    return new Certificate(
        new TlogProof(
            Optional.of(extra.bytes()), inclusion.index(), inclusion.hashes(), checkpoint),
        extra);
  }

  /**
   * Reads one, without verifying it.
   *
   * @throws MalformedException when the text is not a proof with an entry and an opening
   */
  public static Certificate parse(String text) throws MalformedException {
    TlogProof proof = TlogProof.parse(text);
    byte[] extra =
        proof
            .extra()
            .orElseThrow(() -> new MalformedException("The proof brings no entry with it."));
    return new Certificate(proof, CertificateExtra.parse(extra));
  }

  /** Returns the entry that it says to be in the log. */
  public LedgerEntry.Registration entry() {
    return extra.entry();
  }

  /** Returns what it tells of the work. */
  public Opening opening() {
    return extra.opening();
  }

  /** Returns the proof. */
  public TlogProof proof() {
    return proof;
  }

  /**
   * Returns the same certificate, which tells some fields of the work only, and the recording's
   * hash; whoever receives it learns nothing of the others.
   *
   * @throws IllegalArgumentException see {@link Opening#only}
   */
  public Certificate only(Collection<FieldId> fields) {
    CertificateExtra less = new CertificateExtra(extra.entry(), extra.opening().only(fields));
    return new Certificate(proof.withExtra(less.bytes()), less);
  }

  /** Returns the text of a {@code .tlog-proof} file. */
  @Override
  public String toString() {
    return proof.toString();
  }
}
