package dev.callsheet.contract.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java on the pages about errors, against the client that was built from the same document. */
class ListingsTest {
  @TempDir Path classes;

  @Test
  void everyListingOfThePagesCompiles() throws IOException {
    var listings = new ArrayList<Listing>();
    var pages = new Site().pages();
    pages.forEach(
        (path, page) -> {
          for (var code : page.select("code.java")) {
            listings.add(new Listing(listings.size(), path, code.wholeText()));
          }
        });
    assertTrue(listings.size() > 40, () -> listings.size() + " listings");
    assertEquals(List.of(), errors(listings));
  }

  @Test
  void aListingThatNamesNoTypeOfTheClientWouldFail() throws IOException {
    var listing =
        new Listing(
            0, "/", "import dev.callsheet.client.studio.error.Teapot;\nfinal class Any {}\n");
    assertEquals(1, errors(List.of(listing)).size());
  }

  private List<String> errors(List<Listing> listings) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      var options =
          List.of(
              "-proc:none",
              "--release",
              "21",
              "-classpath",
              System.getProperty("java.class.path", ""));
      compiler.getTask(null, files, diagnostics, options, null, listings).call();
    }
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic -> diagnostic.getSource() + ": " + diagnostic.getMessage(Locale.ROOT))
        .toList();
  }

  /** A listing in a package of its own, for several pages may use one class name. */
  private static final class Listing extends SimpleJavaFileObject {
    private final String page;
    private final String text;

    Listing(int number, String page, String text) {
      super(URI.create("string:///listing%d/%s.java".formatted(number, name(text))), Kind.SOURCE);
      this.page = page;
      this.text = "package listing%d;\n%s".formatted(number, text);
    }

    private static String name(String text) {
      return text.replaceFirst("(?s).*?\\nfinal class (\\w+).*", "$1");
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    @Override
    public String toString() {
      return page + "\n" + text;
    }
  }
}
