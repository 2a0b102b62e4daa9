package dev.callsheet.contract.changes;

/**
 * Where something changed, in words.
 *
 * @param section the heading that it belongs under; empty for an operation, whose name is one
 * @param what the part that changed, or empty for the whole
 * @param operation the operation that is touched, or empty
 * @param answer the status of its answer, or empty
 */
record Place(String section, String what, String operation, String answer) {
  static Place section(String section, String what) {
    return new Place(section, what, "", "");
  }

  static Place operation(String operation) {
    return new Place("", "", operation, "");
  }

  /** The part of this place that has a name, or of which something has one. */
  Place part(String part) {
    return new Place(section, what.isEmpty() ? part : part + " of " + what, operation, answer);
  }

  Place answer(String status) {
    return new Place(section, what, operation, status);
  }
}
