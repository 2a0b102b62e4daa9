package dev.callsheet.contract.site;

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

/** Java that pages show, compiled against the client that was built from the same document. */
public final class JavaListings {
  private final List<Listing> listings = new ArrayList<>();

  /** Adds a listing of one class, and the page that shows it. */
  public JavaListings add(String page, String text) {
    listings.add(new Listing(listings.size(), page, text));
    return this;
  }

  /** Returns how many there are. */
  int count() {
    return listings.size();
  }

  /** Compiles them into a folder, and returns what the compiler says against them. */
  public List<String> errors(Path classes) throws IOException {
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
      return text.replaceFirst("(?s).*?\\n(?:final )?class (\\w+).*", "$1");
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
