package dev.callsheet.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the generated client makes of answers of a family whose errors carry no code. */
final class ClientReadingTest {
  private static final SourceFile READER =
      new SourceFile(
          "user",
          "Reader",
          """
          package user;

          import java.io.ByteArrayInputStream;
          import java.nio.charset.StandardCharsets;
          import java.util.List;
          import java.util.Map;
          import notes.client.api.ApiOperation;
          import notes.client.api.ApiResponse;
          import notes.client.api.ReplaceStatusException;
          import notes.client.api.ReplaceStatusResult;

          public final class Reader {
            public static String read(int status, String body) throws Exception {
              return result(status, body).toString();
            }

            public static String thrown(int status, String body) throws Exception {
              try {
                result(status, body).orThrow();
                return "nothing";
              } catch (ReplaceStatusException error) {
                return error.code() + ", " + error.getMessage();
              }
            }

            private static ReplaceStatusResult result(int status, String body) throws Exception {
              return ReplaceStatusResult.of(
                  new ApiResponse(
                      ApiOperation.REPLACE_STATUS,
                      status,
                      Map.of(
                          "Content-Type", List.of("application/json"),
                          "Retry-After", List.of("3")),
                      new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
            }
          }
          """);

  @TempDir private static Path classes;

  private static URLClassLoader loader = new URLClassLoader(new URL[0]);

  @BeforeAll
  static void load() throws IOException {
    assertEquals(List.of(), JavaCompilation.errors(classes, SmallSpec.clientSources()));
    assertEquals(List.of(), JavaCompilation.errors(classes, List.of(READER)));
    loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
  }

  @AfterAll
  static void close() throws IOException {
    loader.close();
  }

  @Test
  void theContextIsRead() throws Exception {
    assertEquals(
        "Conflict[message=Being changed., requestId=null, traceId=4bf92f35,"
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
        "Conflict[message=Being changed., requestId=null, traceId=4bf92f35,"
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
        "TooManyRequests[message=Too Many Requests, requestId=null, retryAfter=PT3S,"
            + " timestamp=2026-01-02T03:04:05Z]",
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
        call(
            "thrown",
            409,
            """
            {"message": "Being changed.", "trace_id": "4bf92f35",
             "timestamp": "2026-01-02T03:04:05Z"}
            """));
  }

  private static void assertUndeclared(String reason, String body) throws Exception {
    String read = read(409, body);
    assertTrue(read.startsWith("Undeclared[status=409, code=null, message=" + reason), () -> read);
  }

  private static String read(int status, String body) throws Exception {
    return call("read", status, body);
  }

  private static String call(String name, int status, String body) throws Exception {
    Method method = loader.loadClass("user.Reader").getMethod(name, int.class, String.class);
    return String.valueOf(method.invoke(null, status, body));
  }
}
