package dev.callsheet.office.image;

import dev.callsheet.office.image.CleanSvg.Loss;
import dev.callsheet.office.image.ImageOutcome.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Writes of an SVG only what draws: no scripts, no HTML, no links, nothing from elsewhere, and
 * nothing that editing programs note for themselves.
 */
final class SvgCleaner extends DefaultHandler {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";
  private static final int DEEPEST = 100;

  /** Some pictures are larger in the form that office programs know than in their own. */
  private static final int MOST_LETTERS = 64 << 20;

  private static final Set<String> DRAWING =
      Set.of(
          "svg",
          "g",
          "defs",
          "symbol",
          "use",
          "title",
          "desc",
          "style",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "text",
          "tspan",
          "textPath",
          "image",
          "linearGradient",
          "radialGradient",
          "stop",
          "pattern",
          "clipPath",
          "mask",
          "marker",
          "switch",
          "filter",
          "solidColor",
          "view");
  private static final Set<String> MOVING =
      Set.of("animate", "animateColor", "animateMotion", "animateTransform", "set", "discard");
  private static final Set<String> SCRIPTED = Set.of("script", "handler", "listener");
  private static final Set<String> SILENT = Set.of("metadata", "cursor", "view", "mpath");

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder style = new StringBuilder();
  private final Set<Loss> losses = EnumSet.noneOf(Loss.class);
  private final Deque<String> open = new ArrayDeque<>();
  private final SvgWork work = new SvgWork();
  private final SvgParts parts;
  private int left;
  private String namespace = SVG;
  private @Nullable String width;
  private @Nullable String height;
  private @Nullable String viewBox;

  private SvgCleaner(SvgParts parts) {
    this.parts = parts;
  }

  /**
   * Reads and cleans a file.
   *
   * @throws ImageRefusal if it is no XML, unfolds into too much, or takes too much work to draw
   */
  static CleanSvg clean(Path file, SvgParts parts)
      throws IOException, InterruptedException, ImageRefusal {
    var cleaner = new SvgCleaner(parts);
    try (var in = Files.newInputStream(file)) {
      var factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      var parser = factory.newSAXParser();
      parser.setProperty("jdk.xml.entityExpansionLimit", "2500");
      parser.setProperty("jdk.xml.totalEntitySizeLimit", "100000");
      parser.setProperty("jdk.xml.elementAttributeLimit", "200");
      parser.setProperty("jdk.xml.maxElementDepth", String.valueOf(2 * DEEPEST));
      parser.parse(in, cleaner);
    } catch (Stopped stopped) {
      throw stopped.unwrapped();
    } catch (SAXParseException broken) {
      throw ImageRefusal.damaged(
          String.format(
              Locale.ROOT,
              "its line %d is not XML as an SVG is, or unfolds into too much",
              broken.getLineNumber()));
    } catch (SAXException | ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    } catch (java.io.CharConversionException broken) {
      throw ImageRefusal.damaged("its text is not coded as it says");
    }
    cleaner.work.check();
    return new CleanSvg(
        cleaner.out.toString().getBytes(StandardCharsets.UTF_8),
        cleaner.width,
        cleaner.height,
        cleaner.viewBox,
        cleaner.losses);
  }

  /** Carries what ends the reading through the parser. */
  private static final class Stopped extends SAXException {
    private static final long serialVersionUID = 1;

    Stopped(Exception reason) {
      super(reason);
    }

    ImageRefusal unwrapped() throws IOException, InterruptedException {
      return switch (getException()) {
        case ImageRefusal refusal -> refusal;
        case IOException failure -> throw failure;
        case InterruptedException interrupted -> throw interrupted;
        default -> throw new IllegalStateException(getException());
      };
    }
  }

  @Override
  public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) {
    return new InputSource(new StringReader(""));
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes)
      throws SAXException {
    if (open.isEmpty() && left == 0) {
      root(uri, name);
    }
    if (left > 0) {
      left++;
      return;
    }
    // Programs differ in whether what stands within an element of style is part of it.
    boolean styled = "style".equals(open.peek());
    if (!uri.equals(namespace) || !isDrawing(name) || styled) {
      leave(uri, name);
      left++;
      return;
    }
    if (open.size() >= DEEPEST) {
      throw new Stopped(
          new ImageRefusal(
              Problem.TOO_COMPLEX,
              "The SVG is nested more than " + DEEPEST + " deep; simplify it."));
    }
    try {
      // What was a link stays what it shows.
      var element = name.equals("a") ? "g" : name;
      if (name.equals("a")) {
        losses.add(Loss.LINK);
      }
      open.push(element);
      work.open(element);
      out.append('<').append(element);
      if (open.size() == 1) {
        out.append(" xmlns=\"" + SVG + "\" xmlns:xlink=\"" + XLINK + '"');
      }
      for (int at = 0; at < attributes.getLength(); at++) {
        attribute(
            name, attributes.getURI(at), attributes.getLocalName(at), attributes.getValue(at));
      }
      out.append('>');
      work.check();
    } catch (IOException | InterruptedException | ImageRefusal stop) {
      throw new Stopped(stop);
    }
  }

  private void root(String uri, String name) throws Stopped {
    if (!name.equals("svg") || !uri.equals(SVG) && !uri.isEmpty()) {
      throw new Stopped(
          new ImageRefusal(
              Problem.NOT_A_PICTURE,
              "The file is XML but no SVG; PNG, JPEG, GIF, WebP and SVG are read."));
    }
    namespace = uri;
  }

  private static boolean isDrawing(String name) {
    return DRAWING.contains(name) || name.equals("a") || name.startsWith("fe");
  }

  private void leave(String uri, String name) {
    if (!uri.equals(namespace)) {
      // What editing programs note for themselves draws nothing.
      return;
    }
    if (SCRIPTED.contains(name)) {
      losses.add(Loss.SCRIPT);
    } else if (MOVING.contains(name)) {
      losses.add(Loss.ANIMATION);
    } else if (!SILENT.contains(name)) {
      losses.add(Loss.FOREIGN);
    }
  }

  private void attribute(String element, String uri, String name, String value)
      throws IOException, InterruptedException, ImageRefusal {
    if (uri.equals(XML) && (name.equals("space") || name.equals("lang"))) {
      write("xml:" + name, value);
      return;
    }
    if (name.equals("href") && (uri.equals(XLINK) || uri.isEmpty())) {
      reference(element, value);
      return;
    }
    if (!uri.isEmpty()) {
      return;
    }
    if (name.toLowerCase(Locale.ROOT).startsWith("on")) {
      losses.add(Loss.SCRIPT);
      return;
    }
    if (name.equals("src") || name.equals("target") || name.equals("download")) {
      return;
    }
    if (open.size() == 1) {
      note(name, value);
    }
    switch (name) {
      case "id" -> work.name(value);
      case "stroke-dasharray" -> work.dash(value);
      case "style", "class" -> {}
      default -> work.measure(value);
    }
    if (name.equals("style") || value.contains("(") || value.contains("\\")) {
      var css = SvgStyle.clean(value, work);
      if (css.external()) {
        losses.add(Loss.REFERENCE);
      }
      write(name, css.text());
      return;
    }
    write(name, value);
  }

  private void note(String name, String value) {
    switch (name) {
      case "width" -> width = value;
      case "height" -> height = value;
      case "viewBox" -> viewBox = value;
      default -> {}
    }
  }

  private void reference(String element, String value)
      throws IOException, InterruptedException, ImageRefusal {
    if (element.equals("a")) {
      return;
    }
    var target = value.strip();
    if (target.startsWith("#")) {
      work.refer(target.substring(1));
      write("xlink:href", target);
      return;
    }
    boolean picture = element.equals("image") || element.equals("feImage");
    if (!picture || !target.regionMatches(true, 0, "data:", 0, 5)) {
      losses.add(Loss.REFERENCE);
      return;
    }
    try {
      write("xlink:href", parts.clean(target));
    } catch (ImageRefusal refusal) {
      if (refusal.outcome().problem() == Problem.TOO_MANY_PIXELS) {
        throw refusal;
      }
      losses.add(Loss.PICTURE);
    }
    if (out.length() > MOST_LETTERS) {
      throw new ImageRefusal(
          Problem.TOO_COMPLEX, "The pictures in the SVG are too large; send them by themselves.");
    }
  }

  private void write(String name, String value) {
    out.append(' ').append(name).append("=\"");
    escape(value);
    out.append('"');
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    if (left > 0) {
      left--;
      return;
    }
    var element = open.pop();
    if (element.equals("style")) {
      var css = SvgStyle.clean(style.toString(), work);
      if (css.external()) {
        losses.add(Loss.REFERENCE);
      }
      escape(css.text());
      style.setLength(0);
    }
    work.close();
    out.append("</").append(element).append('>');
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (left > 0 || open.isEmpty()) {
      return;
    }
    var text = new String(characters, start, length);
    if ("style".equals(open.peek())) {
      style.append(text);
      return;
    }
    work.write(text.strip().length());
    escape(text);
  }

  @Override
  public void processingInstruction(String target, String data) {
    if (target.equals("xml-stylesheet")) {
      losses.add(Loss.REFERENCE);
    }
  }

  private void escape(String text) {
    for (int at = 0; at < text.length(); at++) {
      char next = text.charAt(at);
      switch (next) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\n', '\t', '\r' -> out.append("&#").append((int) next).append(';');
        default -> out.append(next);
      }
    }
  }
}
