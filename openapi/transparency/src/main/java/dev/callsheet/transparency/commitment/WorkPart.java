package dev.callsheet.transparency.commitment;

/** A field of the work itself; the order is that of their leaves. */
enum WorkPart {
  MEDIA_SHA256(0, "media_sha256", FieldForm.HASH),
  TITLE(1, "title", FieldForm.TEXT),
  ISWC(2, "iswc", FieldForm.TEXT),
  ISRC(3, "isrc", FieldForm.TEXT),
  EXTERNAL_REF(4, "external_ref", FieldForm.TEXT),
  RESERVED(5, "reserved", FieldForm.RESERVED);

  private static final WorkPart[] PLACES = values();

  private final int place;
  private final String text;
  private final FieldForm form;

  WorkPart(int place, String text, FieldForm form) {
    this.place = place;
    this.text = text;
    this.form = form;
  }

  static WorkPart at(int place) {
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
