package dev.callsheet.ledger;

import java.time.Instant;

/**
 * The place of an entry in the log.
 *
 * @param submissionId what it was handed in as
 * @param leafIndex counted from 0
 * @param block the number of the checkpoint that it was appended with
 * @param treeSize the size of that checkpoint
 * @param sealedAt the time of that checkpoint
 */
public record AppendedEntry(
    String submissionId, long leafIndex, long block, long treeSize, Instant sealedAt) {}
