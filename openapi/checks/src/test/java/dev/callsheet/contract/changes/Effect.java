package dev.callsheet.contract.changes;

/** What a change does to those who wrote a program against the document, gravest first. */
enum Effect {
  /** A program that kept to the released document may fail, or no longer compile. */
  BREAKING("Breaking"),
  /** A program may use something new, and goes on as before if it does not. */
  ADDITIVE("Additive"),
  /** Only people notice. */
  DOCUMENTATION("Documentation");

  private final String title;

  Effect(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
