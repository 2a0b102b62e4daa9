package dev.callsheet.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of the log may change.
 *
 * @param logId made with the first checkpoint; null before
 * @param publishedSize up to where everybody may read
 */
record LedgerState(
    @Nullable String logId,
    long publishedSize,
    @Nullable Instant frozenSince,
    @Nullable String frozenReason,
    @Nullable Instant pausedSince) {}
