package dev.callsheet.client;

import dev.callsheet.transparency.certificate.Certificate;
import dev.callsheet.transparency.commitment.Commitment;
import dev.callsheet.transparency.entry.LedgerEntry;
import dev.callsheet.transparency.merkle.InclusionProof;
import dev.callsheet.transparency.note.Checkpoint;
import dev.callsheet.transparency.note.NoteSigner;
import java.time.Instant;
import java.util.List;

/** A ledger with a key of its own, in which each work is the only one. */
final class SmallLedger {
  static final String WORK = "wrk_01jd3v8k5m9q2r7t4w6y8z0abc";
  static final String TRANSACTION = "txn_01jd3v8k5m9q2r7t4w6y8z0abc";

  private final NoteSigner signer = NoteSigner.generate("log.example/music");

  String vkey() {
    return signer.verifierKey().toString();
  }

  Certificate certificate(Commitment commitment) {
    var entry =
        new LedgerEntry.Registration(
            commitment.version(),
            commitment.value(),
            WORK,
            1,
            TRANSACTION,
            Instant.parse("2026-11-20T10:10:04Z"));
    return Certificate.of(
        entry,
        commitment.opening(),
        new InclusionProof(0, 1, List.of()),
        new Checkpoint(signer.verifierKey().name(), 1, entry.leaf()).sign(signer));
  }
}
