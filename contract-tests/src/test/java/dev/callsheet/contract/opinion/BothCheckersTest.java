package dev.callsheet.contract.opinion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.AnswerCheck;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.coverage.Coverage;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Outcome;
import dev.callsheet.contract.recording.Body;
import dev.callsheet.contract.recording.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Answers with one fault each, held before both checkers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BothCheckersTest {
  private static final String PROJECT =
      """
      {"id":"prj_01jd3v8k5m9q2r7t4w6y8z0abc","name":"First","created_at":"2026-11-20T10:00:00Z"}""";
  private static final String CONFLICT =
      """
      {"error":{"code":"asset_processing","message":"The asset is still being prepared."}}""";

  private static final Planted PROJECT_READ =
      new Planted(
          "getStudioProject",
          ApiRequest.of("GET", "/v1/projects/prj_01jd3v8k5m9q2r7t4w6y8z0abc"),
          200,
          Map.of(
              "content-type", "application/json",
              "x-request-id", "req_01jd3v8k5m9q2r7t4w6y8z0abc",
              "x-content-type-options", "nosniff",
              "cache-control", "no-store",
              "ratelimit", "\"requests\";r=599;t=1",
              "ratelimit-policy", "\"requests\";q=600;w=60"),
          PROJECT);

  private static final Planted CUT_REFUSED =
      new Planted(
          "createCut",
          ApiRequest.of("POST", "/v1/cuts"),
          409,
          Map.of(
              "content-type", "application/json",
              "x-request-id", "req_01jd3v8k5m9q2r7t4w6y8z0abc",
              "x-content-type-options", "nosniff",
              "cache-control", "no-store",
              "retry-after", "5",
              "link", "</errors/studio/asset_processing>; rel=\"help\""),
          CONFLICT);

  private final ContractDocument document = ContractDocument.load();
  private final AnswerCheck ours = new AnswerCheck(document, new Coverage());
  private final SecondChecker second = new SecondChecker(ContractDocument.file());

  /** An answer, faulty or not. */
  private record Planted(
      String operation, ApiRequest request, int status, Map<String, String> headers, String body) {
    Planted status(int other) {
      return new Planted(operation, request, other, headers, body);
    }

    Planted header(String name, String value) {
      var changed = new LinkedHashMap<>(headers);
      changed.put(name, value);
      return new Planted(operation, request, status, changed, body);
    }

    Planted without(String name) {
      var changed = new LinkedHashMap<>(headers);
      changed.remove(name);
      return new Planted(operation, request, status, changed, body);
    }

    Planted body(String old, String text) {
      return new Planted(operation, request, status, headers, body.replace(old, text));
    }

    Map<String, List<String>> headerLists() {
      var lists = new LinkedHashMap<String, List<String>>();
      headers.forEach((name, value) -> lists.put(name, List.of(value)));
      return lists;
    }

    byte[] bytes() {
      return body.getBytes(StandardCharsets.UTF_8);
    }
  }

  @TestFactory
  Stream<DynamicTest> neitherObjectsToAnAnswerWithoutFault() {
    return Stream.of(
        expect("a success", PROJECT_READ, false, ""), expect("an error", CUT_REFUSED, false, ""));
  }

  @TestFactory
  Stream<DynamicTest> bothObjectToAFault() {
    return Stream.of(
        both("an undeclared status", PROJECT_READ.status(418), "status.unknown"),
        both("an undeclared error status", CUT_REFUSED.status(410), "status.unknown"),
        both("a missing header", PROJECT_READ.without("x-request-id"), "header.missing"),
        both(
            "another media type",
            PROJECT_READ.header("content-type", "text/html"),
            "contentType.notAllowed"),
        both("no body", PROJECT_READ.body(PROJECT, ""), "body.missing"),
        both("half of a body", PROJECT_READ.body("\"}", ""), "body.schema.invalidJson"),
        both("a number for a text", PROJECT_READ.body("\"First\"", "1"), "body.schema.type"),
        both("null for a text", PROJECT_READ.body("\"First\"", "null"), "body.schema.type"),
        both(
            "a missing property",
            PROJECT_READ.body("\"name\":\"First\",", ""),
            "body.schema.required"),
        both("a text that is too short", PROJECT_READ.body("First", ""), "body.schema.minLength"),
        both(
            "a text that is too long",
            PROJECT_READ.body("First", "x".repeat(201)),
            "body.schema.maxLength"),
        both(
            "no time",
            PROJECT_READ.body("2026-11-20T10:00:00Z", "yesterday"),
            "body.schema.format.date-time"),
        both(
            "a code of nobody",
            CUT_REFUSED.body("asset_processing", "asset_asleep"),
            "body.schema.enum"),
        both(
            "a code of another operation",
            CUT_REFUSED.body("asset_processing", "asset_not_ready"),
            "body.schema.enum"),
        both(
            "an error without a code",
            CUT_REFUSED.body("\"code\":\"asset_processing\",", ""),
            "body.schema.required"));
  }

  /** What only ours sees: it holds the server to more than OpenAPI says. */
  @TestFactory
  Stream<DynamicTest> oursAloneObjectsToWhatTheHouseForbids() {
    return Stream.of(
        ours("an undeclared property", PROJECT_READ.body("{", "{\"more\":1,")),
        ours("an undeclared header", PROJECT_READ.header("x-powered-by", "us")),
        ours("no Retry-After where the catalogue has one", CUT_REFUSED.without("retry-after")),
        ours(
            "a Link to another code",
            CUT_REFUSED.header("link", "</errors/studio/conflict>; rel=\"help\"")));
  }

  private DynamicTest both(String fault, Planted planted, String kind) {
    return expect(fault, planted, true, kind);
  }

  private DynamicTest ours(String fault, Planted planted) {
    return expect(fault, planted, true, "");
  }

  /** Expects that ours objects or not, and that the other one names this kind, or none. */
  private DynamicTest expect(String name, Planted planted, boolean oursObjects, String kind) {
    return dynamicTest(
        name,
        () -> {
          assertEquals(oursObjects, oursObjects(planted), "ours");
          assertEquals(
              kind.isEmpty() ? List.of() : List.of(kind), secondObjects(planted), "the second");
        });
  }

  private boolean oursObjects(Planted planted) {
    try {
      ours.check(planted.request(), planted.status(), planted.headerLists(), planted.bytes());
      return false;
    } catch (AssertionError objection) {
      return true;
    }
  }

  private List<String> secondObjects(Planted planted) {
    var request = planted.request();
    var exchange =
        new Exchange(
            "",
            new Outcome("studio", planted.operation(), planted.status(), ""),
            List.of(),
            new Exchange.Request(
                request.method(), request.target(), request.headers(), Body.of(request.body())),
            new Exchange.Response(
                planted.status(), planted.headerLists(), Body.of(planted.bytes())));
    return second.toAnswer(exchange).stream()
        .map(Objection::key)
        .map(key -> key.replaceFirst("validation\\.(response\\.)?", ""))
        .distinct()
        .toList();
  }
}
