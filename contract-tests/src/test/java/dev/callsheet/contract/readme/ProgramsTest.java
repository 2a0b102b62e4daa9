package dev.callsheet.contract.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.site.JavaListings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the README, compiled against the client that was built with it. */
class ProgramsTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir Path classes;

  @Test
  void eachOfThemCompiles() throws IOException {
    var programs =
        BLOCK
            .matcher(Files.readString(Path.of("../README.md")))
            .results()
            .map(found -> found.group(1))
            .filter(program -> program.contains("\nclass "))
            .toList();
    assertTrue(programs.size() > 2, () -> programs.size() + " programs");
    var listings = new JavaListings();
    programs.forEach(program -> listings.add("README.md", program));
    assertEquals(List.of(), listings.errors(classes));
  }
}
