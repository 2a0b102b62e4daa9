package dev.callsheet.ledger;

/** A check of the log that failed; the message is a sentence that names the row. */
final class LedgerFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LedgerFault(String message) {
    super(message, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
