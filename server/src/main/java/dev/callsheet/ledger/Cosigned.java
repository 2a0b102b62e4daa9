package dev.callsheet.ledger;

/**
 * What a witness said to a checkpoint.
 *
 * @param witness its verifier key
 * @param line to be put behind the signatures of the note
 */
record Cosigned(String witness, String line) {}
