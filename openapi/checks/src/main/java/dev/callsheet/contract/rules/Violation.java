package dev.callsheet.contract.rules;

/**
 * A place where a document breaks a rule.
 *
 * @param file the document, as whoever gave it calls it
 * @param line line of the document, counted from 1
 * @param wrong what is wrong there
 * @param mend how to mend it
 */
public record Violation(String file, int line, String wrong, String mend) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + wrong + "; " + mend;
  }
}
