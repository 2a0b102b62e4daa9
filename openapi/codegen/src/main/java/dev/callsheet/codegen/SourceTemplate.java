package dev.callsheet.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Java text with places such as {@code @api@}, kept beside the generators as a resource. */
final class SourceTemplate {
  private SourceTemplate() {}

  /**
   * Fills in a template.
   *
   * @param folder the folder of the template, {@code server} or {@code client}
   * @param places what to put in place of each name
   */
  static SourceFile fill(
      String folder, String packageName, String typeName, Map<String, String> places) {
    return fill(folder, typeName, packageName, typeName, places);
  }

  /** Fills in a template that is not named after the type. */
  static SourceFile fill(
      String folder,
      String template,
      String packageName,
      String typeName,
      Map<String, String> places) {
    String text = read(folder + "/" + template + ".java.template");
    for (var place : places.entrySet()) {
      text = text.replace("@" + place.getKey() + "@", place.getValue());
    }
    return new SourceFile(packageName, typeName, text);
  }

  private static String read(String name) {
    try (InputStream stream = SourceTemplate.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("The generator lacks its template " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
