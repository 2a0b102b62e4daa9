package dev.callsheet.ledger;

/**
 * A submission that will never be in the log.
 *
 * @param submissionId what it was handed in as
 * @param reason a sentence for the operator
 */
public record RejectedSubmission(String submissionId, String reason) {}
