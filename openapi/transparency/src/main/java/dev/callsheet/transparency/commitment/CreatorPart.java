package dev.callsheet.transparency.commitment;

/** A field of a creator; the order is that within a creator's fields. */
public enum CreatorPart {
  /** The full name. */
  NAME(0, "name", FieldForm.TEXT),
  /** What the creator did. */
  ROLES(1, "roles", FieldForm.ROLES),
  /** The number of an interested party. */
  IPI(2, "ipi", FieldForm.TEXT),
  /** The international standard name identifier. */
  ISNI(3, "isni", FieldForm.TEXT),
  /** The e-mail address. */
  EMAIL(4, "email", FieldForm.TEXT),
  /** The share of the work in basis points. */
  SHARE_BP(5, "share_bp", FieldForm.SHARE);

  private static final CreatorPart[] PLACES = values();

  private final int place;
  private final String text;
  private final FieldForm form;

  CreatorPart(int place, String text, FieldForm form) {
    this.place = place;
    this.text = text;
    this.form = form;
  }

  static CreatorPart at(int place) {
    return PLACES[place];
  }

  int place() {
    return place;
  }

  String text() {
    return text;
  }

  FieldForm form() {
    return form;
  }
}
