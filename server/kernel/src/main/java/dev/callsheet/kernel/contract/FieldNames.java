package dev.callsheet.kernel.contract;

/** How the errors of a family name the fields that break rules. */
public enum FieldNames {
  /** {@code tracks[0].name}; a parameter by its name, and the whole body as {@code body}. */
  DOTTED,
  /**
   * A JSON pointer, {@code /tracks/0/name}; a parameter or header as {@code /limit}, and the whole
   * body as the empty text.
   */
  POINTER
}
