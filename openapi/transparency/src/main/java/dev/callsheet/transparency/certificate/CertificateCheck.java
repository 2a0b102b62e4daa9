package dev.callsheet.transparency.certificate;

import dev.callsheet.transparency.commitment.FieldId;
import dev.callsheet.transparency.commitment.WorkFacts;
import dev.callsheet.transparency.entry.LedgerEntry;
import dev.callsheet.transparency.note.Checkpoint;
import dev.callsheet.transparency.note.VerifiedSignature;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What comes of verifying a certificate. */
public sealed interface CertificateCheck {

  /**
   * The log holds the registration of this recording.
   *
   * @param entry that is in the log
   * @param index of the entry, from 0
   * @param checkpoint in whose tree it is
   * @param signatures of the checkpoint by keys that are trusted
   * @param fields that the certificate tells; one with an empty value is one that the work does not
   *     have, and one that is not in the map is kept secret
   * @param work where the certificate tells all of it
   */
  record Valid(
      LedgerEntry.Registration entry,
      long index,
      Checkpoint checkpoint,
      List<VerifiedSignature> signatures,
      SortedMap<FieldId, Optional<String>> fields,
      Optional<WorkFacts> work)
      implements CertificateCheck {

    /** Keeps its own collections. */
    public Valid {
      signatures = List.copyOf(signatures);
      fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }
  }

  /**
   * Nothing is proved.
   *
   * @param fault why
   * @param message the same for people, one sentence
   */
  record Invalid(CertificateFault fault, String message) implements CertificateCheck {}
}
