package dev.callsheet.codegen.reference;

import com.samskivert.mustache.Mustache;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** HTML with places in Mustache, kept beside the generators as a resource; values are escaped. */
final class PageTemplate {
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler().emptyStringIsFalse(true).nullValue("").withLoader(PageTemplate::open);

  private PageTemplate() {}

  /** Fills in the template of this name. */
  static String fill(String name, Object values) {
    return COMPILER.loadTemplate(name).execute(values);
  }

  private static Reader open(String name) {
    InputStream stream = PageTemplate.class.getResourceAsStream(name + ".mustache");
    if (stream == null) {
      throw new IllegalStateException("The generator lacks its template " + name);
    }
    return new InputStreamReader(stream, StandardCharsets.UTF_8);
  }
}
