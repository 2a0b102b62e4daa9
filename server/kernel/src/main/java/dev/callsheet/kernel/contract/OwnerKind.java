package dev.callsheet.kernel.contract;

/** Whose a key is: that of a whole organisation, or of one of its projects. */
public enum OwnerKind {
  /** All of an organisation. */
  ORGANIZATION,
  /** One project. */
  PROJECT
}
