package dev.callsheet.office.pptx;

import java.util.List;

/**
 * A heading that has slides, and what stands on them.
 *
 * @param title empty where nobody gave one
 * @param spots the headings that it stands for
 */
record Topic(Kind kind, List<Run> title, List<Spot> spots, List<Piece> pieces) {
  /** What slides a heading has. */
  enum Kind {
    /** The title of the deck. */
    DECK,
    /** The title of a section, on a slide of its own. */
    SECTION,
    /** The title above something. */
    SLIDE
  }

  Topic {
    title = List.copyOf(title);
    spots = List.copyOf(spots);
    pieces = List.copyOf(pieces);
  }
}
