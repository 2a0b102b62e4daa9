/**
 * An append-only log that needs no trust: entries in a Merkle tree, checkpoints that are signed,
 * proofs for everybody. Knows nothing of what its entries say.
 */
@NullMarked
package dev.callsheet.ledger;

import org.jspecify.annotations.NullMarked;
