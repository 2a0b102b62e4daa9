package dev.callsheet.office.outline;

import dev.callsheet.office.document.Block;
import dev.callsheet.office.text.Inline;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Reads lines of text, and the pictures that stand in them. */
final class InlineReader {
  private static final int DEEPEST = 12;
  private static final Pattern LINE_BREAK = Pattern.compile("<br\\s*/?>", Pattern.CASE_INSENSITIVE);
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*|//.*");

  private final Reading reading;
  private final List<Block.Picture> pictures = new ArrayList<>();

  InlineReader(Reading reading) {
    this.reading = reading;
  }

  /** The text below a node; pictures in it are laid aside. */
  List<Inline> read(Node parent) {
    return readFrom(parent.getFirstChild(), 0);
  }

  /** The pictures laid aside since the last time. */
  List<Block.Picture> pictures() {
    var taken = List.copyOf(pictures);
    pictures.clear();
    return taken;
  }

  /** A paragraph, divided where a picture stands by itself between its words. */
  List<Block> paragraphs(Node paragraph) {
    var blocks = new ArrayList<Block>();
    var line = new ArrayList<Inline>();
    for (var child = paragraph.getFirstChild(); child != null; child = child.getNext()) {
      if (child instanceof Image image) {
        flush(line, blocks);
        var picture = picture(image);
        if (picture != null) {
          blocks.add(picture);
        } else {
          line.addAll(text(gathered(image)));
        }
      } else {
        add(child, 0, line);
      }
    }
    flush(line, blocks);
    blocks.addAll(pictures());
    return blocks;
  }

  private void flush(List<Inline> line, List<Block> blocks) {
    var trimmed = trimmed(joined(line));
    if (!Inline.plain(trimmed).isBlank()) {
      blocks.add(new Block.Paragraph(trimmed));
    }
    line.clear();
  }

  private List<Inline> readFrom(@Nullable Node first, int depth) {
    var line = new ArrayList<Inline>();
    for (var child = first; child != null; child = child.getNext()) {
      add(child, depth, line);
    }
    return joined(line);
  }

  private void add(Node node, int depth, List<Inline> line) {
    if (depth >= DEEPEST) {
      if (node.getFirstChild() != null) {
        reading.warn(
            "form_left_out",
            "Words with more than " + DEEPEST + " forms within each other have those only.",
            reading.line(node));
      }
      line.addAll(text(gathered(node)));
      return;
    }
    switch (node) {
      case MarkdownParser.TornMarks torn ->
          reading.warn(
              "marks_as_text",
              "Marks of emphasis, code or a link are text, for they begin and end too far apart.",
              reading.line(torn));
      case Text text -> line.add(new Inline.Text(text.getLiteral()));
      case Code code -> line.add(new Inline.Code(code.getLiteral()));
      case Emphasis emphasis ->
          line.add(new Inline.Emphasis(readFrom(emphasis.getFirstChild(), depth + 1)));
      case StrongEmphasis strong ->
          line.add(new Inline.Strong(readFrom(strong.getFirstChild(), depth + 1)));
      case Strikethrough struck ->
          line.add(new Inline.Struck(readFrom(struck.getFirstChild(), depth + 1)));
      case Link link -> addLink(link, depth, line);
      case Image image -> {
        var picture = picture(image);
        if (picture == null) {
          line.addAll(text(gathered(image)));
        } else {
          pictures.add(picture);
        }
      }
      case HardLineBreak _ -> line.add(new Inline.LineBreak());
      case SoftLineBreak soft -> line.addAll(text(space(soft)));
      case HtmlInline html -> addHtml(html, line);
      default -> line.addAll(text(gathered(node)));
    }
  }

  private void addLink(Link link, int depth, List<Inline> line) {
    var text = readFrom(link.getFirstChild(), depth + 1);
    var written = link.getDestination();
    var target = written.startsWith("#") ? anchor(written) : Links.target(written);
    if (target == null) {
      reading.warn(
          "link_left_out",
          "A link to "
              + shortened(written)
              + " was left out: "
              + (written.startsWith("#")
                  ? "no heading has that anchor."
                  : "only http, https and mailto, and # with the anchor of a heading, are written."),
          reading.line(link));
      line.addAll(text);
    } else if (!text.isEmpty()) {
      line.add(new Inline.Link(target, text));
    } else if (link.getFirstChild() == null) {
      // Without words there would be nothing to see.
      line.add(new Inline.Link(target, List.of(new Inline.Text(written))));
    } else {
      reading.warn(
          "link_left_out",
          "The link of a picture to " + shortened(written) + " was left out.",
          reading.line(link));
    }
  }

  private @Nullable String anchor(String written) {
    var name = decoded(written.substring(1));
    if (reading.anchors().contains(name)) {
      return "#" + name;
    }
    var small = name.toLowerCase(Locale.ROOT);
    return reading.anchors().contains(small) ? "#" + small : null;
  }

  private void addHtml(HtmlInline html, List<Inline> line) {
    var tag = html.getLiteral();
    if (LINE_BREAK.matcher(tag).matches()) {
      line.add(new Inline.LineBreak());
    } else if (!HtmlWords.isComment(tag)) {
      reading
          .warnings()
          .add(
              "html_left_out",
              "HTML is not rendered: its tags were left out, its words kept.",
              null);
    }
  }

  /** The picture that an image of Markdown names, or null where there is none. */
  private Block.@Nullable Picture picture(Image image) {
    var written = image.getDestination();
    int line = reading.line(image);
    reading.images().add(shortened(written));
    var found = reading.lookup().picture(written);
    if (found == null) {
      found = reading.lookup().picture(decoded(written));
    }
    if (found != null) {
      var said = gathered(image).strip();
      return new Block.Picture(found.image(), said.isEmpty() ? alternative(found) : said);
    }
    if (SCHEME.matcher(written).matches()) {
      reading.warn(
          "image_not_fetched",
          "The image "
              + shortened(written)
              + " is not attached, and nothing is fetched; its"
              + " alternative text stands in its place.",
          line);
    } else {
      reading.missing(
          Outline.Missing.Kind.IMAGE,
          line,
          "The image " + shortened(written) + " is not attached." + reading.lookup().pictures());
    }
    return null;
  }

  /** What an image shows, for those who do not see it. */
  static String alternative(Sources.Picture picture) {
    var said = picture.alternative();
    return said != null && !said.isBlank()
        ? said.strip()
        : SourceLookup.withoutExtension(picture.image().name()).replaceAll("[-_]+", " ").strip();
  }

  private static String decoded(String written) {
    try {
      return URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return written;
    }
  }

  static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, text.offsetByCodePoints(0, 45)) + "…";
  }

  /**
   * A line ends where the writer's window did: that is a space, except between East Asian words.
   */
  private static String space(SoftLineBreak soft) {
    boolean together =
        soft.getPrevious() instanceof Text before
            && soft.getNext() instanceof Text after
            && !before.getLiteral().isEmpty()
            && !after.getLiteral().isEmpty()
            && isWithoutSpaces(before.getLiteral().codePointBefore(before.getLiteral().length()))
            && isWithoutSpaces(after.getLiteral().codePointAt(0));
    return together ? "" : " ";
  }

  private static boolean isWithoutSpaces(int point) {
    return Character.isIdeographic(point)
        || (point >= 0x3000 && point <= 0x30FF)
        || (point >= 0xFF00 && point <= 0xFF60);
  }

  /** All words below a node, however deep. */
  static String gathered(Node top) {
    var words = new StringBuilder();
    var at = top;
    while (at != null) {
      switch (at) {
        case Text text -> words.append(text.getLiteral());
        case Code code -> words.append(code.getLiteral());
        case SoftLineBreak _, HardLineBreak _ -> words.append(' ');
        default -> {}
      }
      var next = at.getFirstChild();
      while (next == null && at != null && at != top) {
        next = at.getNext();
        if (next == null) {
          at = at.getParent();
        }
      }
      at = next;
    }
    return words.toString();
  }

  private static List<Inline> text(String words) {
    return words.isEmpty() ? List.of() : List.of(new Inline.Text(words));
  }

  /** Neighbouring texts become one. */
  private static List<Inline> joined(List<Inline> line) {
    var joined = new ArrayList<Inline>();
    var words = new StringBuilder();
    for (var part : line) {
      if (part instanceof Inline.Text text) {
        words.append(text.text());
      } else {
        joined.addAll(text(words.toString()));
        words.setLength(0);
        joined.add(part);
      }
    }
    joined.addAll(text(words.toString()));
    return joined;
  }

  /** Without spaces and line breaks at its beginning and end. */
  private static List<Inline> trimmed(List<Inline> line) {
    var trimmed = new ArrayList<>(line);
    while (!trimmed.isEmpty() && isSpace(trimmed.getFirst())) {
      trimmed.removeFirst();
    }
    while (!trimmed.isEmpty() && isSpace(trimmed.getLast())) {
      trimmed.removeLast();
    }
    if (!trimmed.isEmpty() && trimmed.getFirst() instanceof Inline.Text text) {
      trimmed.set(0, new Inline.Text(text.text().stripLeading()));
    }
    if (!trimmed.isEmpty() && trimmed.getLast() instanceof Inline.Text text) {
      trimmed.set(trimmed.size() - 1, new Inline.Text(text.text().stripTrailing()));
    }
    return trimmed;
  }

  private static boolean isSpace(Inline part) {
    return part instanceof Inline.LineBreak
        || (part instanceof Inline.Text text && text.text().isBlank());
  }
}
