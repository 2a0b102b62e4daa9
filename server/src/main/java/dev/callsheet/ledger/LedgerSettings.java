package dev.callsheet.ledger;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the log is kept.
 *
 * @param origin the name of a new log; null for one that is made of the public URL
 * @param interval the least time between two checkpoints, and how often a node looks for what
 *     others handed in
 * @param batch the most entries of one checkpoint
 * @param backlog how many submissions may wait
 * @param witnesses who cosigns the checkpoints, each a verifier key, a space and a URL
 * @param witnessDeadline how long all witnesses together may take for a checkpoint
 * @param witnessedLogs the verifier keys of the logs that this server is a witness of
 * @param witnessName the name of this server as a witness; null for one that is made of the log's
 */
@ConfigurationProperties("callsheet.ledger")
record LedgerSettings(
    @Nullable String origin,
    @Bindable(defaultValue = "200ms") Duration interval,
    @Bindable(defaultValue = "1000") int batch,
    @Bindable(defaultValue = "10000") int backlog,
    @Nullable List<String> witnesses,
    @Bindable(defaultValue = "300ms") Duration witnessDeadline,
    @Nullable List<String> witnessedLogs,
    @Nullable String witnessName) {}
