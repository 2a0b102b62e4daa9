package dev.callsheet.ledger;

import dev.callsheet.transparency.encoding.Sha256;

/** An entry as it is stored. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredEntry(long leafIndex, String submissionId, byte[] entry, Sha256 leafHash) {}
