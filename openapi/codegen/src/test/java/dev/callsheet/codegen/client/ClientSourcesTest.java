package dev.callsheet.codegen.client;

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
                case NoteCreated created -> created.body().title() + created.location();
                case NoteConflict.Conflict conflict -> conflict.message();
                case NoteConflict.StillIndexing later -> later.retryAfter().toString();
                case Invalid invalid -> invalid.details().fields().toString();
                case Unavailable unavailable -> unavailable.code();
                case Undeclared other -> other.body();
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
                case NoteCreated created -> "created";
                case NoteConflict.Conflict conflict -> "conflict";
                case Invalid invalid -> "invalid";
                case Unavailable unavailable -> "unavailable";
                case Undeclared other -> "other";
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
                return ((GetNoteOk) notes.getNote("note_1")).body();
              } catch (GetNoteException.Conflict taken) {
                throw taken;
              }
            }
            """),
        "compiler.err.cant.resolve.location",
        "class Conflict");
  }

  @Test
  void theAnswerOfAnotherOperationIsNotACaseOfASwitch() throws IOException {
    assertError(
        errorsOf(
            """
            String told(GetNoteResult result) {
              return switch (result) {
                case NoteConflict.Conflict conflict -> "conflict";
                default -> "other";
              };
            }
            """),
        "compiler.err.prob.found.req",
        "notes.client.notes.GetNoteResult cannot be converted to"
            + " notes.client.notes.NoteConflict.Conflict");
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
  void aResponseIsOneTypeInEveryOperationThatAnswersIt() throws IOException {
    assertEquals(
        List.of(),
        errorsOf(
            """
            Invalid told(CreateNoteResult created, ListNotesResult listed) {
              return created instanceof Invalid invalid ? invalid : (Invalid) listed;
            }
            """));
  }

  @Test
  void anExceptionCarriesTheRecordOfTheResult() throws IOException {
    assertEquals(
        List.of(),
        errorsOf(
            """
            NoteConflict.StillIndexing told(CreateNoteException.StillIndexing later) {
              return later.result();
            }
            """));
  }

  @Test
  void oneHandlerServesACodeOfEveryOperation() throws IOException {
    assertEquals(
        List.of(),
        errorsOf(
            """
            String told(ApiException error) {
              if (error instanceof notes.client.notes.error.Invalid invalid) {
                return invalid.details().fields().get(0).message();
              }
              if (error instanceof notes.client.notes.error.Unavailable unavailable) {
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
                case ReplaceStatusNoContent done -> "done";
                case ReplaceStatusConflict conflict -> traced(conflict);
                case TooManyRequests later -> later.retryAfter().toString();
                case ReplaceStatusInternalServerError failed -> "" + failed.attempts();
                case notes.client.plain.Undeclared other -> other.body();
              };
            }

            String traced(notes.client.plain.error.Conflict conflict) {
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
                case ReplaceStatusNoContent done -> "done";
                case ReplaceStatusConflict conflict -> "conflict";
                case ReplaceStatusInternalServerError failed -> "failed";
                case notes.client.plain.Undeclared other -> "other";
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
            String told(ApiException error) {
              if (error instanceof notes.client.plain.error.InternalServerError failed) {
                return failed.traceId();
              }
              if (error instanceof notes.client.plain.error.TooManyRequests later) {
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
            notes.client.notes.error.NotFound told(notes.client.plain.NotFound gone) {
              return gone;
            }
            """),
        "compiler.err.prob.found.req",
        "notes.client.plain.NotFound cannot be converted to notes.client.notes.error.NotFound");
  }

  @Test
  void anAnswerOfOneOwnMakingDoesNotCompile() throws IOException {
    assertError(
        errorsOf("abstract static class Teapot implements CreateNoteResult.Failure {}"),
        "compiler.err.cant.inherit.from.sealed",
        "notes.client.notes.CreateNoteResult");
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
              DownloadPictureOk picture = pictures.downloadPicture(created.id());
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
            import notes.client.notes.*;
            import notes.client.notes.model.*;
            import notes.client.plain.GetStatusException;
            import notes.client.plain.ReplaceStatusConflict;
            import notes.client.plain.ReplaceStatusException;
            import notes.client.plain.ReplaceStatusInternalServerError;
            import notes.client.plain.ReplaceStatusNoContent;
            import notes.client.plain.ReplaceStatusResult;
            import notes.client.plain.StatusApi;
            import notes.client.plain.TooManyRequests;

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
