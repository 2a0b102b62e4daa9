package dev.callsheet.office.pptx;

/** A place of the deck to which links lead, whose slide is known once the deck is laid out. */
final class Spot {
  private int slide;

  /** Where it came to stand, from 1; 0 if nowhere. */
  int slide() {
    return slide;
  }

  /** Says where it stands; the first slide that has it is the one that links lead to. */
  void standsOn(int number) {
    if (slide == 0) {
      slide = number;
    }
  }
}
