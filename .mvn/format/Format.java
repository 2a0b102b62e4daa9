import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks or writes google-java-format over the modules' sources.
 *
 * <p>Run by the root pom with the toolchain's JDK, for the formatter parses with the {@code javac} of
 * the JVM that it runs in and Maven's own may be older than our sources.
 */
final class Format {
  /** Where the root pom names its modules, so that none is forgotten here. */
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  public static void main(String[] arguments) throws IOException {
    boolean write = arguments[0].equals("write");
    Path root = Path.of(arguments[1]);
    List<Path> unformatted = new ArrayList<>();
    for (Path source : sources(root)) {
      String text = Files.readString(source);
      String formatted = format(source, text);
      if (formatted.equals(text)) {
        continue;
      }
      unformatted.add(root.relativize(source));
      if (write) {
        Files.writeString(source, formatted);
      }
    }
    if (!write && !unformatted.isEmpty()) {
      System.err.println("Not formatted; run `mvn -N -Dformat=write validate`:");
      unformatted.forEach(source -> System.err.println("  " + source));
      System.exit(1);
    }
  }

  private static Set<Path> sources(Path root) throws IOException {
    // A module may lie within the sources of another.
    Set<Path> sources = new TreeSet<>();
    Matcher module = MODULE.matcher(Files.readString(root.resolve("pom.xml")));
    while (module.find()) {
      Path folder = root.resolve(module.group(1)).resolve("src");
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (var files = Files.walk(folder)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.toString().contains("/resources/"))
            .filter(file -> !file.toString().contains("/target/"))
            .forEach(sources::add);
      }
    }
    return sources;
  }

  private static String format(Path source, String text) {
    try {
      String ordered =
          ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.GOOGLE);
      return new Formatter().formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
    } catch (FormatterException exception) {
      throw new IllegalStateException(source + ": " + exception.getMessage(), exception);
    }
  }
}
