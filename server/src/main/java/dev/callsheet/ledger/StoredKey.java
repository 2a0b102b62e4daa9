package dev.callsheet.ledger;

import dev.callsheet.transparency.note.VerifierKey;
import java.time.Instant;

/**
 * A key of the log.
 *
 * @param number counted from 1
 * @param fromSize the size of the log when it began to be used
 */
record StoredKey(int number, VerifierKey key, long fromSize, Instant addedAt) {}
