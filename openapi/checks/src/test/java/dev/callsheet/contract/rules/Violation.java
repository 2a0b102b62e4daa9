package dev.callsheet.contract.rules;

/**
 * A place where the document breaks a rule.
 *
 * @param line line of the document, counted from 1
 * @param wrong what is wrong there
 * @param mend how to mend it
 */
record Violation(int line, String wrong, String mend) {
  @Override
  public String toString() {
    return "openapi.yaml:" + line + ": " + wrong + "; " + mend;
  }
}
