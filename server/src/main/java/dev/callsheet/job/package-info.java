/**
 * Durable background work: jobs enqueued in the transaction that causes them, run once by any node.
 */
@NullMarked
package dev.callsheet.job;

import org.jspecify.annotations.NullMarked;
