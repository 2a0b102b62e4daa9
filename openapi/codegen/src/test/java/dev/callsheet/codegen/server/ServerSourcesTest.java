package dev.callsheet.codegen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.codegen.GoldenSources;
import dev.callsheet.codegen.JavaCompilation;
import dev.callsheet.codegen.SmallSpec;
import dev.callsheet.codegen.java.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server generator writes for the small document, and what it keeps from compiling. */
final class ServerSourcesTest {
  @TempDir static Path classes;

  @BeforeAll
  static void theGeneratedSourcesCompile() throws IOException {
    assertEquals(
        List.of(),
        JavaCompilation.errors(classes, SmallSpec.serverSources(), JavaCompilation.SERVER));
  }

  @Test
  void theGeneratedSourcesAreTheGoldenOnes() throws IOException {
    GoldenSources.assertGolden("server", SmallSpec.serverSources());
  }

  @Test
  void aHandlerThatAnswersWhatItsOperationDeclaresCompiles() throws IOException {
    assertEquals(
        List.of(),
        errorsOf(
            "CreateNoteResponse",
            "new NoteConflict.StillIndexing(\"later\", Duration.ofSeconds(2))"));
    assertEquals(List.of(), errorsOf("CreateNoteResponse", "new NoteCreated(note, location)"));
  }

  @Test
  void theResponseOfAnotherOperationDoesNotCompile() throws IOException {
    assertError(
        errorsOf("CreateNoteResponse", "new GetNoteNotModified()"),
        "compiler.err.prob.found.req",
        "notes.api.notes.GetNoteNotModified cannot be converted to notes.api.notes.CreateNoteResponse");
  }

  @Test
  void theCodeOfAnotherOperationDoesNotCompile() throws IOException {
    assertError(
        errorsOf("GetNoteResponse", "new NoteConflict.Conflict(\"taken\")"),
        "compiler.err.prob.found.req",
        "notes.api.notes.NoteConflict.Conflict cannot be converted to"
            + " notes.api.notes.GetNoteResponse");
  }

  @Test
  void aCodeThatTheOperationDoesNotDeclareDoesNotCompile() throws IOException {
    assertError(
        errorsOf("CreateNoteResponse", "new NoteConflict.Taken(\"taken\")"),
        "compiler.err.cant.resolve.location",
        "class Taken");
  }

  @Test
  void aStatusThatTheOperationDeclaresCompilesWithoutACode() throws IOException {
    assertEquals(
        List.of(),
        errorsOf("ReplaceStatusResponse", "new TooManyRequests(\"later\", Duration.ofSeconds(2))"));
  }

  @Test
  void aStatusThatTheOperationDoesNotDeclareDoesNotCompile() throws IOException {
    assertError(
        errorsOf("ReplaceStatusResponse", "new ReplaceStatusNotFound(\"gone\")"),
        "compiler.err.cant.resolve.location",
        "class ReplaceStatusNotFound");
  }

  @Test
  void theStatusOfAnotherOperationDoesNotCompile() throws IOException {
    assertError(
        errorsOf("ReplaceStatusResponse", "new notes.api.plain.NotFound(\"gone\")"),
        "compiler.err.prob.found.req",
        "notes.api.plain.NotFound cannot be converted to notes.api.plain.ReplaceStatusResponse");
  }

  @Test
  void theResponseOfAnotherFamilyDoesNotCompile() throws IOException {
    assertError(
        errorsOf("GetNoteResponse", "new notes.api.plain.NotFound(\"gone\")"),
        "compiler.err.prob.found.req",
        "notes.api.plain.NotFound cannot be converted to notes.api.notes.GetNoteResponse");
  }

  @Test
  void oneResponseServesEveryOperationThatDeclaresIt() throws IOException {
    String gone = "new notes.api.notes.NotFound(\"gone\")";
    assertEquals(List.of(), errorsOf("GetNoteResponse", gone));
    assertEquals(List.of(), errorsOf("DeleteNoteResponse", gone));
  }

  @Test
  void aSwitchThatForgetsAStatusDoesNotCompile() throws IOException {
    assertError(
        JavaCompilation.errors(
            classes,
            List.of(
                new SourceFile(
                    "notes",
                    "Told",
                    """
                    package notes;

                    import notes.api.plain.*;

                    final class Told {
                      String told(ReplaceStatusResponse response) {
                        return switch (response) {
                          case ReplaceStatusNoContent done -> "done";
                          case ReplaceStatusConflict conflict -> "conflict";
                          case ReplaceStatusInternalServerError failed -> "failed";
                        };
                      }
                    }
                    """)),
            JavaCompilation.SERVER),
        "compiler.err.not.exhaustive",
        "");
  }

  @Test
  void aMissingRetryAfterDoesNotCompile() throws IOException {
    assertError(
        errorsOf("CreateNoteResponse", "new NoteConflict.StillIndexing(\"later\")"),
        "compiler.err.cant.apply.symbols",
        "StillIndexing(java.lang.String)");
  }

  @Test
  void aMissingLocationDoesNotCompile() throws IOException {
    assertError(
        errorsOf("CreateNoteResponse", "new NoteCreated(note)"),
        "compiler.err.cant.apply.symbol",
        "required: notes.api.notes.model.Note,java.net.URI");
  }

  @Test
  void detailsOfAnotherTypeDoNotCompile() throws IOException {
    assertError(
        errorsOf("CreateNoteResponse", "new Invalid(\"wrong\", note)"),
        "compiler.err.prob.found.req",
        "notes.api.notes.model.Note cannot be converted to notes.api.notes.model.InvalidDetails");
  }

  @Test
  void anAnswerOfOneOwnMakingDoesNotCompile() throws IOException {
    var own =
        new SourceFile(
            "notes",
            "Teapot",
            """
            package notes;

            abstract class Teapot implements notes.api.notes.GetNoteResponse {}
            """);
    assertError(
        JavaCompilation.errors(classes, List.of(own), JavaCompilation.SERVER),
        "compiler.err.cant.inherit.from.sealed",
        "notes.api.notes.GetNoteResponse");
  }

  private List<String> errorsOf(String response, String answer) throws IOException {
    var handler =
        new SourceFile(
            "notes",
            "Handler",
            """
            package notes;

            import java.net.URI;
            import java.time.Duration;
            import notes.api.notes.*;
            import notes.api.notes.model.Note;
            import notes.api.plain.*;

            final class Handler {
              %s answer(Note note, URI location) {
                return %s;
              }
            }
            """
                .formatted(response, answer));
    return JavaCompilation.errors(classes, List.of(handler), JavaCompilation.SERVER);
  }

  private static void assertError(List<String> errors, String code, String part) {
    assertEquals(1, errors.size(), errors.toString());
    assertTrue(errors.get(0).startsWith(code + ":"), errors.get(0));
    assertTrue(errors.get(0).contains(part), errors.get(0));
  }
}
