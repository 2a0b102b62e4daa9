package dev.callsheet.ledger;

import dev.callsheet.transparency.encoding.Sha256;
import java.time.Instant;

/**
 * A checkpoint as it is stored.
 *
 * @param number counted from 0, the one of the empty log
 * @param note with the log's own signature alone
 * @param keyNumber of the key that signed it
 */
record SealedCheckpoint(
    long number, long size, Sha256 root, String note, int keyNumber, Instant signedAt) {}
