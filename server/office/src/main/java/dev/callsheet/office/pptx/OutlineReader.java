package dev.callsheet.office.pptx;

import dev.callsheet.office.document.Anchors;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.Document;
import dev.callsheet.office.text.Inline;
import dev.callsheet.office.warning.Warnings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Divides a document into the topics of its slides.
 *
 * <p>Headings of the first level are sections and those of the second one titles of slides; where
 * only one of the two is used, or neither, the outermost level that is used has the titles. A first
 * heading that is the only one of its level is the title of the deck. Deeper headings are lines
 * within a slide.
 */
final class OutlineReader {
  private final Document document;
  private final Warnings warnings;
  private final Anchors anchors = new Anchors();
  private final Map<String, Spot> spots = new HashMap<>();
  private final List<Topic> topics = new ArrayList<>();

  private Topic.Kind kind = Topic.Kind.SLIDE;
  private List<Run> title = List.of();
  private List<Spot> titleSpots = new ArrayList<>();
  private BlockReader body;
  private boolean begun;

  OutlineReader(Document document, Warnings warnings) {
    this.document = document;
    this.warnings = warnings;
    body = new BlockReader(warnings);
  }

  /** The topics of a document, and where its anchors lead. */
  record Outline(List<Topic> topics, Map<String, Spot> spots) {}

  Outline read() {
    var first = titleHeading();
    int outermost = first == null ? outermost(1) : outermost(first.level() + 1);
    boolean sections = outermost == 1 && uses(2) && first == null;
    int slides = sections ? 2 : outermost;
    beginDeck(first);
    for (var block : document.blocks()) {
      if (block instanceof Block.Heading heading) {
        var spot = new Spot();
        spots.put(anchors.next(heading.text()), spot);
        if (heading == first) {
          titleSpots.add(spot);
        } else if (sections && heading.level() == 1) {
          begin(Topic.Kind.SECTION, heading.text(), spot);
        } else if (heading.level() <= slides) {
          begin(Topic.Kind.SLIDE, heading.text(), spot);
        } else {
          line(heading.text(), spot);
        }
      } else {
        body.read(block);
      }
    }
    end();
    return new Outline(topics, spots);
  }

  private Block.@Nullable Heading titleHeading() {
    Block.Heading first = null;
    for (var block : document.blocks()) {
      if (block instanceof Block.Heading heading) {
        if (first == null) {
          first = heading;
        } else if (heading.level() <= first.level()) {
          return null;
        }
      }
    }
    return first != null && first.level() == 1 ? first : null;
  }

  private int outermost(int from) {
    int outermost = 6;
    for (var block : document.blocks()) {
      if (block instanceof Block.Heading heading && heading.level() >= from) {
        outermost = Math.min(outermost, heading.level());
      }
    }
    return outermost;
  }

  private boolean uses(int level) {
    return document.blocks().stream()
        .anyMatch(block -> block instanceof Block.Heading heading && heading.level() == level);
  }

  private void beginDeck(Block.@Nullable Heading first) {
    var name = document.metadata().title();
    boolean named = name != null && !name.isBlank();
    if (first == null && !named) {
      return;
    }
    begun = true;
    kind = Topic.Kind.DECK;
    var heading = first == null ? List.<Run>of() : RunReader.read(first.text());
    if (!named || name == null) {
      title = heading;
      return;
    }
    title = List.of(Run.plain(name.strip().replaceAll("\\s+", " ")));
    if (first != null && !Inline.plain(first.text()).strip().equals(name.strip())) {
      body.read(new Block.Paragraph(first.text()));
    }
  }

  private void begin(Topic.Kind next, List<Inline> text, Spot spot) {
    end();
    begun = true;
    kind = next;
    title = RunReader.read(text);
    titleSpots = new ArrayList<>(List.of(spot));
  }

  private void line(List<Inline> text, Spot spot) {
    var runs = RunReader.read(text);
    if (runs.isEmpty()) {
      titleSpots.add(spot);
      return;
    }
    body.heading(runs, spot);
  }

  private void end() {
    var pieces = body.pieces();
    if (begun || !pieces.isEmpty()) {
      topics.add(new Topic(kind, title, titleSpots, pieces));
    }
    body = new BlockReader(warnings);
    titleSpots = new ArrayList<>();
  }
}
