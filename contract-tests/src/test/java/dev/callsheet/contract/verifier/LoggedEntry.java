package dev.callsheet.contract.verifier;

import dev.callsheet.transparency.certificate.Certificate;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.note.VerifierKey;
import java.util.List;

/**
 * What is said to prove that a log holds an entry.
 *
 * @param key the log's
 * @param checkpoint the signed note
 * @param entry the entry's bytes, of which the leaf is made
 * @param index of the entry, from 0
 * @param hashes of the inclusion proof, from below
 */
@SuppressWarnings("ArrayRecordComponent")
public record LoggedEntry(
    VerifierKey key, String checkpoint, byte[] entry, long index, List<Sha256> hashes) {

  /** Takes a certificate apart. */
  public static LoggedEntry of(VerifierKey key, Certificate certificate) {
    return new LoggedEntry(
        key,
        certificate.proof().checkpoint().toString(),
        certificate.entry().bytes(),
        certificate.proof().index(),
        certificate.proof().hashes());
  }
}
