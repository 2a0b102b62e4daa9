package dev.callsheet.codegen.java;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Java text with places such as {@code @api@}, kept beside the generators as a resource. */
public final class SourceTemplate {
  private SourceTemplate() {}

  /**
   * Fills in a template that is named after the type.
   *
   * @param beside a class of the package that the template lies in
   * @param places what to put in place of each name
   */
  public static SourceFile fill(
      Class<?> beside, String packageName, String typeName, Map<String, String> places) {
    return fill(beside, typeName, packageName, typeName, places);
  }

  /** Fills in a template that is not named after the type. */
  public static SourceFile fill(
      Class<?> beside,
      String template,
      String packageName,
      String typeName,
      Map<String, String> places) {
    String text = read(beside, template + ".java.template");
    for (var place : places.entrySet()) {
      text = text.replace("@" + place.getKey() + "@", place.getValue());
    }
    return new SourceFile(packageName, typeName, text);
  }

  private static String read(Class<?> beside, String name) {
    try (InputStream stream = beside.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("The generator lacks its template " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
