package dev.callsheet.transparency.certificate;

import dev.callsheet.transparency.note.SignatureType;
import dev.callsheet.transparency.note.VerifierKey;
import java.util.Set;

/**
 * How many of which witnesses must have cosigned a checkpoint.
 *
 * @param witnesses that are trusted
 * @param quorum how many of them, from 0
 */
public record WitnessPolicy(Set<VerifierKey> witnesses, int quorum) {

  /** Refuses what no checkpoint can fulfil, and keys that are not witnesses'. */
  public WitnessPolicy {
    witnesses = Set.copyOf(witnesses);
    if (quorum < 0 || quorum > witnesses.size()) {
      throw new IllegalArgumentException(
          "Of " + witnesses.size() + " witnesses " + quorum + " cannot cosign.");
    }
    if (witnesses.stream().anyMatch(key -> key.type() != SignatureType.COSIGNATURE_V1)) {
      throw new IllegalArgumentException("A witness's key is of type 4.");
    }
  }

  /** Asks for no witness. */
  public static WitnessPolicy none() {
    return new WitnessPolicy(Set.of(), 0);
  }
}
