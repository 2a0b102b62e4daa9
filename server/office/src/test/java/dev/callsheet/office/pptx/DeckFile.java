package dev.callsheet.office.pptx;

import dev.callsheet.office.document.Document;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.theme.Theme;
import dev.callsheet.office.warning.Warning;
import dev.callsheet.office.warning.Warnings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

/**
 * A deck that was written, and what was said of it.
 *
 * @param slides how many the writer says there are
 */
record DeckFile(byte[] bytes, int slides, List<Warning> warnings) {
  static DeckFile of(Document document) throws IOException {
    return of(document, Theme.PLAIN, false);
  }

  static DeckFile of(Document document, Theme theme, boolean test) throws IOException {
    var warnings = new Warnings();
    var bytes = new ByteArrayOutputStream();
    int slides = new PptxWriter().write(new Order(document, theme, test, warnings, _ -> {}), bytes);
    return new DeckFile(bytes.toByteArray(), slides, warnings.all());
  }

  List<String> codes() {
    return warnings.stream().map(Warning::code).distinct().toList();
  }

  XMLSlideShow open() throws IOException {
    // POI takes files of so many slides for an attack.
    ZipSecureFile.setMaxFileCount(10_000);
    return new XMLSlideShow(new ByteArrayInputStream(bytes));
  }

  /** The titles of its slides, as POI reads them. */
  List<String> titles() throws IOException {
    try (var show = open()) {
      return show.getSlides().stream().map(DeckFile::title).toList();
    }
  }

  /** The title of a slide, as POI reads it; empty where there is none. */
  static String title(XSLFSlide slide) {
    for (var shape : slide.getPlaceholders()) {
      if (shape.getTextType() == Placeholder.TITLE
          || shape.getTextType() == Placeholder.CENTERED_TITLE) {
        return shape.getText();
      }
    }
    return "";
  }

  /** The texts of a slide's placeholders besides its title, as POI reads them. */
  static List<String> texts(XSLFSlide slide) {
    var texts = new ArrayList<String>();
    for (var shape : slide.getShapes()) {
      if (shape instanceof XSLFTextShape text
          && text.getTextType() != null
          && switch (text.getTextType()) {
            case TITLE, CENTERED_TITLE, FOOTER, SLIDE_NUMBER -> false;
            default -> true;
          }) {
        texts.add(text.getText());
      }
    }
    return texts;
  }

  /** Its parts that are XML, by their names. */
  Map<String, String> parts() throws IOException {
    var parts = new LinkedHashMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
          parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return parts;
  }

  String part(String name) throws IOException {
    var part = parts().get(name);
    if (part == null) {
      throw new IOException("No " + name);
    }
    return part;
  }
}
