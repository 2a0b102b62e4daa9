package dev.callsheet.contract.changes;

/**
 * A text of the document and what is put in its place.
 *
 * @param after a text of which the first occurrence precedes the place
 * @param text what is replaced: its first occurrence from there on
 */
record Edit(String after, String text, String replacement) {
  String apply(String document) {
    var start = document.indexOf(after);
    var place = document.indexOf(text, Math.max(start, 0));
    if (start < 0 || place < 0) {
      throw new IllegalArgumentException("not in the document: " + after + " ... " + text);
    }
    return document.substring(0, place) + replacement + document.substring(place + text.length());
  }
}
