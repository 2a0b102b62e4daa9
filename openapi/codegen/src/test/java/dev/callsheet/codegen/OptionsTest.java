package dev.callsheet.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.codegen.java.SourceFile;
import dev.callsheet.codegen.yaml.GenerationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of the generators, given to the OpenAPI Generator as a build gives them. */
final class OptionsTest {
  @TempDir Path output;
  @TempDir Path classes;

  @Test
  void theServerIsGeneratedIntoThePackagesThatWereAskedFor() throws Exception {
    List<SourceFile> sources =
        Generation.of("callsheet-server", output)
            .generate(
                Map.of(
                    "apiPackage", "org.example.notes",
                    "modelPackage", "org.example.notes.model",
                    "callerType", "java.lang.Thread",
                    "frameworkHeaders", "Location"));
    assertEquals(List.of(), JavaCompilation.errors(classes, sources, JavaCompilation.SERVER));
    assertTrue(
        sources.stream().allMatch(source -> source.packageName().startsWith("org.example.notes")));
    assertTrue(text(sources, "NotesApi").contains("Thread caller"));
    assertTrue(!text(sources, "CreateNoteResponse").contains("URI location"));
  }

  @Test
  void theClientIsGeneratedIntoThePackagesThatWereAskedFor() throws Exception {
    List<SourceFile> sources =
        Generation.of("callsheet-client", output)
            .generate(Map.of("apiPackage", "org.example.notes", "frameworkHeaders", "Location"));
    assertEquals(List.of(), JavaCompilation.errors(classes, sources, JavaCompilation.SERVER));
    assertTrue(
        sources.stream().allMatch(source -> source.packageName().startsWith("org.example.notes")));
    assertTrue(!text(sources, "NoteCreated").contains("URI location"));
  }

  @Test
  void anOptionThatAGeneratorDoesNotHaveIsRefused() {
    var exception =
        assertThrows(
            GenerationException.class,
            () ->
                Generation.of("callsheet-server", output)
                    .generate(Map.of("errorPackage", "org.example", "dateLibrary", "joda")));
    assertEquals(
        "callsheet-server has no option dateLibrary, errorPackage.%n    Its options are".formatted()
            + " apiPackage, callerType, frameworkHeaders, modelPackage, sourceFolder.",
        exception.toString());
    assertEquals(0, exception.getStackTrace().length);
    assertTrue(Files.notExists(output.resolve("src")));
  }

  @Test
  void pagesThatAreNotGeneratedAreLinkedTo() throws Exception {
    Generation.of("callsheet-reference", output)
        .generate(Map.of("sitePages", "\n /guide | Guide | Says how.\n"));
    assertTrue(
        Files.readString(output.resolve("src/index.html"))
            .contains("<a href=\"/guide\">Guide</a>"));
  }

  @Test
  void aPageWithoutItsPurposeIsRefused() {
    var exception =
        assertThrows(
            GenerationException.class,
            () ->
                Generation.of("callsheet-reference", output)
                    .generate(Map.of("sitePages", "/guide | Guide")));
    assertEquals(
        "The option sitePages is malformed: \"/guide | Guide\" is not \"/path | title |"
            + " purpose\".%n    Write one page a line.".formatted(),
        exception.toString());
  }

  private static String text(List<SourceFile> sources, String type) {
    return sources.stream()
        .filter(source -> source.typeName().equals(type))
        .findFirst()
        .orElseThrow()
        .text();
  }
}
