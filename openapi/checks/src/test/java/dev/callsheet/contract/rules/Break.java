package dev.callsheet.contract.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A copy of the document that breaks one rule, the line of the break and what the rule says of it.
 */
final class Break {
  private final String rule;
  private String text;
  private int from;
  private int place;
  private String message = "";

  private Break(String rule, String text) {
    this.rule = rule;
    this.text = text;
  }

  static Break broken(String rule) {
    return new Break(rule, Source.ofThisBuild());
  }

  /** Breaks another document. */
  static Break broken(String rule, String document) {
    return new Break(rule, document);
  }

  /** Looks from here on for what follows; the empty text is the top. */
  Break after(String anchor) {
    from = find(anchor, 0);
    return this;
  }

  Break replace(String old, String replacement) {
    place = find(old, from);
    text = text.substring(0, place) + replacement + text.substring(place + old.length());
    return this;
  }

  Break remove(String old) {
    return replace(old, "");
  }

  /** Expects the violation where this begins; without it, where the replacement begins. */
  Break at(String marker) {
    place = find(marker, from);
    return this;
  }

  /** Expects this of the line; {@code line N} stands for any other line. */
  Break says(String wrong, String mend) {
    message = wrong + "; " + mend;
    return this;
  }

  String rule() {
    return rule;
  }

  String text() {
    return text;
  }

  String expected() {
    var line = text.substring(0, place).chars().filter(each -> each == '\n').count() + 1;
    return "openapi.yaml:" + line + ": " + message;
  }

  /** Asserts that the rule says what is expected. */
  void assertFires() {
    var broken =
        HouseRule.all().stream().filter(each -> each.name().equals(rule)).findFirst().orElseThrow();
    var said =
        broken.violations(Source.of(text)).stream()
            .map(violation -> violation.toString().replaceAll(" line [0-9]+", " line N"))
            .toList();
    assertTrue(
        said.contains(expected()),
        () -> rule + " should say\n" + expected() + "\nbut says\n" + said);
  }

  private int find(String wanted, int start) {
    var found = text.indexOf(wanted, start);
    if (found < 0) {
      throw new IllegalStateException(
          "The document has no such text any more; give '" + rule + "' another break: " + wanted);
    }
    return found;
  }
}
