package dev.callsheet.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    assertEquals(List.of(), JavaCompilation.errors(classes, SmallSpec.serverSources()));
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
            "new CreateNoteResponse.StillIndexing(\"later\", Duration.ofSeconds(2))"));
    assertEquals(
        List.of(),
        errorsOf("CreateNoteResponse", "new CreateNoteResponse.Created(note, location)"));
  }

  @Test
  void theResponseOfAnotherOperationDoesNotCompile() throws IOException {
    assertError(
        errorsOf("CreateNoteResponse", "new GetNoteResponse.NotModified()"),
        "compiler.err.prob.found.req",
        "notes.api.GetNoteResponse.NotModified cannot be converted to notes.api.CreateNoteResponse");
  }

  @Test
  void theCodeOfAnotherOperationDoesNotCompile() throws IOException {
    assertError(
        errorsOf("GetNoteResponse", "new CreateNoteResponse.Conflict(\"taken\")"),
        "compiler.err.prob.found.req",
        "notes.api.CreateNoteResponse.Conflict cannot be converted to notes.api.GetNoteResponse");
  }

  @Test
  void aCodeThatTheOperationDoesNotDeclareDoesNotCompile() throws IOException {
    assertError(
        errorsOf("GetNoteResponse", "new GetNoteResponse.Conflict(\"taken\")"),
        "compiler.err.cant.resolve.location",
        "class Conflict");
  }

  @Test
  void aStatusThatTheOperationDeclaresCompilesWithoutACode() throws IOException {
    assertEquals(
        List.of(),
        errorsOf(
            "ReplaceStatusResponse",
            "new ReplaceStatusResponse.TooManyRequests(\"later\", Duration.ofSeconds(2))"));
  }

  @Test
  void aStatusThatTheOperationDoesNotDeclareDoesNotCompile() throws IOException {
    assertError(
        errorsOf("ReplaceStatusResponse", "new ReplaceStatusResponse.NotFound(\"gone\")"),
        "compiler.err.cant.resolve.location",
        "class NotFound");
  }

  @Test
  void theStatusOfAnotherOperationDoesNotCompile() throws IOException {
    assertError(
        errorsOf("ReplaceStatusResponse", "new GetStatusResponse.NotFound(\"gone\")"),
        "compiler.err.prob.found.req",
        "notes.api.GetStatusResponse.NotFound cannot be converted to"
            + " notes.api.ReplaceStatusResponse");
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

                    import notes.api.ReplaceStatusResponse;

                    final class Told {
                      String told(ReplaceStatusResponse response) {
                        return switch (response) {
                          case ReplaceStatusResponse.NoContent done -> "done";
                          case ReplaceStatusResponse.Conflict conflict -> "conflict";
                          case ReplaceStatusResponse.InternalServerError failed -> "failed";
                        };
                      }
                    }
                    """)),
            "21"),
        "compiler.err.not.exhaustive",
        "");
  }

  @Test
  void aMissingRetryAfterDoesNotCompile() throws IOException {
    assertError(
        errorsOf("CreateNoteResponse", "new CreateNoteResponse.StillIndexing(\"later\")"),
        "compiler.err.cant.apply.symbols",
        "StillIndexing(java.lang.String)");
  }

  @Test
  void aMissingLocationDoesNotCompile() throws IOException {
    assertError(
        errorsOf("CreateNoteResponse", "new CreateNoteResponse.Created(note)"),
        "compiler.err.cant.apply.symbol",
        "required: notes.api.model.Note,java.net.URI");
  }

  @Test
  void detailsOfAnotherTypeDoNotCompile() throws IOException {
    assertError(
        errorsOf("CreateNoteResponse", "new CreateNoteResponse.Invalid(\"wrong\", note)"),
        "compiler.err.prob.found.req",
        "notes.api.model.Note cannot be converted to notes.api.model.InvalidDetails");
  }

  @Test
  void anAnswerOfOneOwnMakingDoesNotCompile() throws IOException {
    var own =
        new SourceFile(
            "notes",
            "Teapot",
            """
            package notes;

            abstract class Teapot implements notes.api.GetNoteResponse {}
            """);
    assertError(
        JavaCompilation.errors(classes, List.of(own)),
        "compiler.err.cant.inherit.from.sealed",
        "notes.api.GetNoteResponse");
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
            import notes.api.*;
            import notes.api.model.Note;

            final class Handler {
              %s answer(Note note, URI location) {
                return %s;
              }
            }
            """
                .formatted(response, answer));
    return JavaCompilation.errors(classes, List.of(handler));
  }

  private static void assertError(List<String> errors, String code, String part) {
    assertEquals(1, errors.size(), errors.toString());
    assertTrue(errors.get(0).startsWith(code + ":"), errors.get(0));
    assertTrue(errors.get(0).contains(part), errors.get(0));
  }
}
