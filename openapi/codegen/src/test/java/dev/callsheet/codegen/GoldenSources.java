package dev.callsheet.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.callsheet.codegen.output.GeneratedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Generated files that are kept beside the tests, so that a change of a generator shows in what it
 * generates. With {@code -Dgolden=write} they are written instead of compared.
 */
public final class GoldenSources {
  private static final String MEND =
      "Read the difference; if it is meant, run the tests once with -Dgolden=write and commit the"
          + " golden files.";

  private GoldenSources() {}

  /**
   * Compares sources with a folder of {@code src/test/resources/golden}.
   *
   * @param folder {@code server}, {@code client} or {@code reference}
   */
  public static void assertGolden(String folder, List<? extends GeneratedFile> sources)
      throws IOException {
    Path golden = Path.of("src", "test", "resources", "golden", folder);
    var generated = new TreeMap<String, String>();
    sources.forEach(source -> generated.put(source.path(), source.text()));
    if (System.getProperty("golden", "compare").equals("write")) {
      write(golden, sources);
    }
    var kept = new TreeSet<>(names(golden));
    assertEquals(
        kept,
        generated.navigableKeySet(),
        "Other files are generated than " + golden + " holds. " + MEND);
    for (var source : generated.entrySet()) {
      String expected = Files.readString(golden.resolve(source.getKey()), StandardCharsets.UTF_8);
      if (!expected.equals(source.getValue())) {
        assertEquals(expected, source.getValue(), golden.resolve(source.getKey()) + ". " + MEND);
      }
    }
    if (kept.isEmpty()) {
      fail("Nothing is generated.");
    }
  }

  private static List<String> names(Path golden) throws IOException {
    if (!Files.isDirectory(golden)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(golden)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> golden.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }

  private static void write(Path golden, List<? extends GeneratedFile> sources) throws IOException {
    for (String stale : names(golden)) {
      Files.delete(golden.resolve(stale));
    }
    for (GeneratedFile source : sources) {
      source.write(golden);
    }
  }
}
