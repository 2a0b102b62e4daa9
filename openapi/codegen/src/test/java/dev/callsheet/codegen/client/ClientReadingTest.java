package dev.callsheet.codegen.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.codegen.SmallSpec;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the generated client makes of answers of a family whose errors carry no code. */
final class ClientReadingTest {
  private static final String PROGRAM =
      """
      package user;

      import java.io.ByteArrayInputStream;
      import java.nio.charset.StandardCharsets;
      import java.util.List;
      import java.util.Map;
      import notes.client.api.ApiOperation;
      import notes.client.api.ApiResponse;
      import notes.client.notes.CheckNoteException;
      import notes.client.notes.CheckNoteResult;
      import notes.client.notes.NotesOperation;
      import notes.client.plain.PlainOperation;
      import notes.client.plain.ReplaceStatusException;
      import notes.client.plain.ReplaceStatusResult;

      public final class Program {
        public static String read(int status, String body) throws Exception {
          return result(status, body).toString().replaceAll("(?s), head=.*", "]");
        }

        public static String thrown(int status, String body) throws Exception {
          try {
            ReplaceStatusResult.orThrow(result(status, body));
            return "nothing";
          } catch (ReplaceStatusException error) {
            return error.code() + ", " + error.getMessage();
          }
        }

        public static String checked(int status, String body) throws Exception {
          try {
            CheckNoteResult.orThrow(
                CheckNoteResult.of(response(NotesOperation.CHECK_NOTE, status, body)));
            return "nothing";
          } catch (CheckNoteException.NotFound error) {
            return error.code() + ", " + error.result().message();
          }
        }

        private static ReplaceStatusResult result(int status, String body) throws Exception {
          return ReplaceStatusResult.of(response(PlainOperation.REPLACE_STATUS, status, body));
        }

        private static ApiResponse response(
            ApiOperation operation, int status, String body) {
          return new ApiResponse(
              operation,
              status,
              Map.of(
                  "Content-Type", List.of("application/json"),
                  "Retry-After", List.of("3")),
              new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        }
      }
      """;

  @TempDir private static Path classes;

  private static ClientProgram program;

  @BeforeAll
  static void load() throws IOException {
    program = ClientProgram.of(classes, SmallSpec.clientSources(), PROGRAM);
  }

  @AfterAll
  static void close() throws IOException {
    program.close();
  }

  @Test
  void theContextIsRead() throws Exception {
    assertEquals(
        "ReplaceStatusConflict[message=Being changed., traceId=4bf92f35,"
            + " timestamp=2026-01-02T03:04:05Z, attempts=2]",
        read(
            409,
            """
            {"message": "Being changed.", "trace_id": "4bf92f35",
             "timestamp": "2026-01-02T04:04:05.000+01:00", "origin": {"attempts": 2}}
            """));
  }

  @Test
  void whatMayBeAbsentIsNull() throws Exception {
    assertEquals(
        "ReplaceStatusConflict[message=Being changed., traceId=4bf92f35,"
            + " timestamp=2026-01-02T03:04:05Z, attempts=null]",
        read(
            409,
            """
            {"message": "Being changed.", "trace_id": "4bf92f35",
             "timestamp": "2026-01-02T03:04:05Z"}
            """));
  }

  @Test
  void theMessageIsTheFirstThatTheBodyHas() throws Exception {
    assertEquals(
        "TooManyRequests[message=Too Many Requests, timestamp=2026-01-02T03:04:05Z]",
        read(
            429,
            """
            {"timestamp": "2026-01-02T03:04:05Z", "status": 429, "error": "Too Many Requests"}
            """));
    assertTrue(
        read(
                429,
                """
                {"timestamp": "2026-01-02T03:04:05Z", "error": "Second", "message": "First"}
                """)
            .startsWith("TooManyRequests[message=First,"));
  }

  @Test
  void anAnswerWithoutWhatItMustTellIsUndeclared() throws Exception {
    assertUndeclared(
        "The body has nothing at /trace_id.",
        """
        {"message": "Being changed.", "timestamp": "2026-01-02T03:04:05Z"}
        """);
    assertUndeclared(
        "The body has nothing at /trace_id.",
        """
        {"message": "Being changed.", "trace_id": null, "timestamp": "2026-01-02T03:04:05Z"}
        """);
    assertUndeclared(
        "What the body has at /timestamp is not as declared",
        """
        {"message": "Being changed.", "trace_id": "4bf92f35", "timestamp": "yesterday"}
        """);
    assertUndeclared("The body carries neither a code nor a message.", "{}");
    assertUndeclared("The body carries neither a code nor a message.", "[[]]");
    assertUndeclared("The body is not JSON", "{");
  }

  @Test
  void theCodeIsNullAndTheExceptionsMessageNamesNone() throws Exception {
    assertEquals(
        "null, replaceStatus was answered 409: Being changed.",
        program.call(
            "thrown",
            409,
            """
            {"message": "Being changed.", "trace_id": "4bf92f35",
             "timestamp": "2026-01-02T03:04:05Z"}
            """));
  }

  @Test
  void theErrorOfAHeadIsKnownByItsStatus() throws Exception {
    assertEquals("not_found, No such note", program.call("checked", 404, ""));
    assertEquals("nothing", program.call("checked", 200, ""));
  }

  private static void assertUndeclared(String reason, String body) throws Exception {
    String read = read(409, body);
    assertTrue(read.startsWith("Undeclared[message=" + reason), () -> read);
  }

  private static String read(int status, String body) throws Exception {
    return program.call("read", status, body);
  }
}
