package dev.callsheet.office.docx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Markup with places to fill in. */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
  private static final Pattern BETWEEN_ELEMENTS = Pattern.compile(">\\s+<");

  private final String markup;

  private Template(String markup) {
    this.markup = markup;
  }

  /** One of those that lie beside this class. */
  static Template of(String name) throws IOException {
    try (InputStream file = Template.class.getResourceAsStream(name)) {
      var text =
          new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
      return new Template(BETWEEN_ELEMENTS.matcher(text.strip()).replaceAll("><"));
    }
  }

  /**
   * The markup with values in its places, which are markup too.
   *
   * @throws IllegalArgumentException if a place has no value
   */
  String fill(Map<String, String> values) {
    return PLACE
        .matcher(markup)
        .replaceAll(
            place -> {
              var value = values.get(place.group(1));
              if (value == null) {
                throw new IllegalArgumentException("No value for " + place.group(1));
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
