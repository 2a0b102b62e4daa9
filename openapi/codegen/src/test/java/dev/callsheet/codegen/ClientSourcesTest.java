package dev.callsheet.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the client generator writes for the small document, and what it keeps from compiling. */
final class ClientSourcesTest {
  /** The first release whose switch takes sealed types apart. */
  private static final String PATTERNS = "21";

  @TempDir static Path classes;

  @BeforeAll
  static void theGeneratedSourcesCompileForJava17() throws IOException {
    assertEquals(List.of(), JavaCompilation.errors(classes, SmallSpec.clientSources()));
  }

  @Test
  void theGeneratedSourcesAreTheGoldenOnes() throws IOException {
    GoldenSources.assertGolden("client", SmallSpec.clientSources());
  }

  @Test
  void aSwitchOverEveryAnswerCompilesWithoutDefault() throws IOException {
    assertEquals(
        List.of(),
        errorsOf(
            """
            String told(CreateNoteResult result) {
              return switch (result) {
                case CreateNoteResult.Created created -> created.body().title() + created.location();
                case CreateNoteResult.Conflict conflict -> conflict.message();
                case CreateNoteResult.StillIndexing later -> later.retryAfter().toString();
                case CreateNoteResult.Invalid invalid -> invalid.details().fields().toString();
                case CreateNoteResult.Unavailable unavailable -> unavailable.code();
                case CreateNoteResult.Undeclared other -> other.body();
              };
            }
            """));
  }

  @Test
  void aSwitchThatForgetsACodeDoesNotCompile() throws IOException {
    assertError(
        errorsOf(
            """
            String told(CreateNoteResult result) {
              return switch (result) {
                case CreateNoteResult.Created created -> "created";
                case CreateNoteResult.Conflict conflict -> "conflict";
                case CreateNoteResult.Invalid invalid -> "invalid";
                case CreateNoteResult.Unavailable unavailable -> "unavailable";
                case CreateNoteResult.Undeclared other -> "other";
              };
            }
            """),
        "compiler.err.not.exhaustive",
        "");
  }

  @Test
  void theCodeOfAnotherOperationCannotBeCaughtByItsName() throws IOException {
    assertError(
        errorsOf(
            """
            Note read(NotesApi notes) {
              try {
                return ((GetNoteResult.Ok) notes.getNote("note_1")).body();
              } catch (GetNoteException.Conflict taken) {
                throw taken;
              }
            }
            """),
        "compiler.err.cant.resolve.location",
        "class Conflict");
  }

  @Test
  void theResultOfAnotherOperationIsNoCaseOfASwitch() throws IOException {
    assertError(
        errorsOf(
            """
            String told(GetNoteResult result) {
              return switch (result) {
                case CreateNoteResult.Conflict conflict -> "conflict";
                default -> "other";
              };
            }
            """),
        "compiler.err.prob.found.req",
        "notes.client.api.GetNoteResult cannot be converted to"
            + " notes.client.api.CreateNoteResult.Conflict");
  }

  @Test
  void aStatusAndAnOperationCanBeCaughtAsAWhole() throws IOException {
    assertEquals(
        List.of(),
        errorsOf(
            """
            Note create(NotesApi notes, CreateNoteRequest request) {
              try {
                return notes.createNote(request);
              } catch (CreateNoteException.StillIndexing later) {
                throw new IllegalStateException(later.retryAfter().toString(), later);
              } catch (CreateNoteException.Status409 refused) {
                throw new IllegalStateException(refused.code(), refused);
              } catch (CreateNoteException other) {
                throw new IllegalStateException(other.requestId(), other);
              }
            }
            """));
  }

  @Test
  void oneHandlerServesACodeOfEveryOperation() throws IOException {
    assertEquals(
        List.of(),
        errorsOf(
            """
            String told(CallsheetException error) {
              if (error instanceof notes.client.error.Invalid invalid) {
                return invalid.details().fields().get(0).message();
              }
              if (error instanceof notes.client.error.Unavailable unavailable) {
                return unavailable.retryAfter().toString();
              }
              return error.message();
            }
            """));
  }

  @Test
  void aFamilyWithoutCodesTellsItsErrorsApartByTheirStatus() throws IOException {
    assertEquals(
        List.of(),
        errorsOf(
            """
            String told(ReplaceStatusResult result) {
              return switch (result) {
                case ReplaceStatusResult.NoContent done -> "done";
                case ReplaceStatusResult.Conflict conflict -> traced(conflict);
                case ReplaceStatusResult.TooManyRequests later -> later.retryAfter().toString();
                case ReplaceStatusResult.InternalServerError failed -> "" + failed.attempts();
                case ReplaceStatusResult.Undeclared other -> other.body();
              };
            }

            String traced(notes.client.error.PlainConflict conflict) {
              String traceId = conflict.traceId();
              java.time.Instant timestamp = conflict.timestamp();
              Integer attempts = conflict.attempts();
              return traceId + timestamp + attempts + conflict.code();
            }
            """));
  }

  @Test
  void aSwitchThatForgetsAStatusDoesNotCompile() throws IOException {
    assertError(
        errorsOf(
            """
            String told(ReplaceStatusResult result) {
              return switch (result) {
                case ReplaceStatusResult.NoContent done -> "done";
                case ReplaceStatusResult.Conflict conflict -> "conflict";
                case ReplaceStatusResult.InternalServerError failed -> "failed";
                case ReplaceStatusResult.Undeclared other -> "other";
              };
            }
            """),
        "compiler.err.not.exhaustive",
        "");
  }

  @Test
  void aStatusThatTheOperationDoesNotDeclareDoesNotCompile() throws IOException {
    assertError(
        errorsOf(
            """
            void replace(StatusApi status) {
              try {
                status.replaceStatus();
              } catch (ReplaceStatusException.NotFound gone) {
                throw gone;
              }
            }
            """),
        "compiler.err.cant.resolve.location",
        "class NotFound");
  }

  @Test
  void whatAnErrorDoesNotTellCannotBeAskedFor() throws IOException {
    assertError(
        errorsOf("String told(GetStatusException.NotFound gone) { return gone.traceId(); }"),
        "compiler.err.cant.resolve.location.args",
        "method traceId()");
  }

  @Test
  void oneHandlerServesAStatusOfEveryOperationOfItsFamily() throws IOException {
    assertEquals(
        List.of(),
        errorsOf(
            """
            String told(CallsheetException error) {
              if (error instanceof notes.client.error.PlainInternalServerError failed) {
                return failed.traceId();
              }
              if (error instanceof notes.client.error.PlainTooManyRequests later) {
                return later.retryAfter() + " " + later.timestamp();
              }
              return error.message();
            }
            """));
  }

  @Test
  void anErrorOfAFamilyWithoutCodesIsNoErrorOfAnotherFamily() throws IOException {
    assertError(
        errorsOf(
            """
            notes.client.error.NotFound told(GetStatusResult.NotFound gone) {
              return gone;
            }
            """),
        "compiler.err.prob.found.req",
        "notes.client.api.GetStatusResult.NotFound cannot be converted to"
            + " notes.client.error.NotFound");
  }

  @Test
  void anAnswerOfOneOwnMakingDoesNotCompile() throws IOException {
    assertError(
        errorsOf("abstract static class Teapot implements CreateNoteResult {}"),
        "compiler.err.cant.inherit.from.sealed",
        "notes.client.api.CreateNoteResult");
  }

  @Test
  void whatAThrowingMethodReturnsIsWhatItsSuccessesShare() throws IOException {
    assertEquals(
        List.of(),
        errorsOf(
            """
            void all(NotesApi notes, PicturesApi pictures, CreateNoteRequest request)
                throws java.io.IOException {
              Note created = notes.createNote(request);
              NotePage page = notes.listNotes(ListNotesOptions.none().withLimit(5));
              GetNoteResult.Success either = notes.getNote(created.id());
              notes.deleteNote(created.id());
              notes.checkNote(created.id());
              DownloadPictureResult.Ok picture = pictures.downloadPicture(created.id());
              picture.body().transferTo(java.io.OutputStream.nullOutputStream());
              pictures.replacePicture(
                  created.id(), picture.mediaType(), BinaryContent.of(new byte[] {1}));
            }
            """));
  }

  private static List<String> errorsOf(String members) throws IOException {
    var user =
        new SourceFile(
            "user",
            "User",
            """
            package user;

            import notes.client.api.*;
            import notes.client.model.*;

            final class User {
            %s
            }
            """
                .formatted(members));
    return JavaCompilation.errors(classes, List.of(user), PATTERNS);
  }

  private static void assertError(List<String> errors, String code, String part) {
    assertEquals(1, errors.size(), errors.toString());
    assertTrue(errors.get(0).startsWith(code), errors.get(0));
    assertTrue(errors.get(0).contains(part), errors.get(0));
  }
}
