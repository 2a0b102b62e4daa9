package dev.callsheet.contract.tasks;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.coverage.Coverage;
import dev.callsheet.contract.document.OwnerKind;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Tenants;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Of several things that are wrong with a request, which one is told; told in a table. */
class OrderOfChecksTest {
  private final CallsheetServer server = CallsheetServer.running();
  private final Tenants ofProjects = server.tenants(TasksFamily.NAME, OwnerKind.PROJECT);
  private final Tenants ofOrganizations = server.tenants(TasksFamily.NAME, OwnerKind.ORGANIZATION);

  /** What is wrong with a request: two checks that follow each other would both refuse it. */
  private enum Pair {
    TOKEN_BEFORE_BODY("token", "malformed body", 401, "token_missing"),
    TOKEN_BEFORE_PROJECT("token", "key of the organisation", 401, "token_invalid"),
    SUSPENDED_BEFORE_PROJECT("suspended", "key of the organisation", 403, "access_denied"),
    PROJECT_BEFORE_SCOPE("key of the organisation", "scope", 403, "project_required"),
    PROJECT_BEFORE_RATE("key of the organisation", "rate", 403, "project_required"),
    SCOPE_BEFORE_RATE("scope", "rate", 403, "access_denied"),
    SCOPE_BEFORE_BODY("scope", "malformed body", 403, "access_denied"),
    RATE_BEFORE_BODY("rate", "malformed body", 429, "rate_limited"),
    BODY_BEFORE_SOURCE("body", "source", 400, "request_invalid");

    private final String first;
    private final String second;
    private final int status;
    private final String code;

    Pair(String first, String second, int status, String code) {
      this.first = first;
      this.second = second;
      this.status = status;
      this.code = code;
    }
  }

  @TestFactory
  Stream<DynamicTest> ofTwoThatFollowEachOtherTheFirstIsTold() {
    return Stream.of(Pair.values())
        .map(
            pair ->
                dynamicTest(
                    pair.first + " before " + pair.second,
                    () -> server.client().send(request(pair)).expect(pair.status, pair.code)));
  }

  @AfterAll
  static void addTheTable() {
    var lines = new StringBuilder("## What the tasks tell first\n\n");
    lines.append("| wrong | wrong too | told |\n|---|---|---|\n");
    for (var pair : Pair.values()) {
      lines.append(
          "| %s | %s | %d `%s` |\n".formatted(pair.first, pair.second, pair.status, pair.code));
    }
    Coverage.ofThisRun().addToSummary(lines.toString());
  }

  private ApiRequest request(Pair pair) {
    return switch (pair) {
      case TOKEN_BEFORE_BODY -> malformed();
      case TOKEN_BEFORE_PROJECT -> task().key(ofOrganizations.revokedKey());
      case SUSPENDED_BEFORE_PROJECT -> task().key(ofOrganizations.suspended().key());
      case PROJECT_BEFORE_SCOPE -> task().key(ofOrganizations.readKey());
      case PROJECT_BEFORE_RATE -> task().key(exhausted(ofOrganizations.exhaustedKey()));
      case SCOPE_BEFORE_RATE -> task().key(exhausted(reader()));
      case SCOPE_BEFORE_BODY -> malformed().key(ofProjects.readKey());
      case RATE_BEFORE_BODY -> malformed().key(exhausted(ofProjects.exhaustedKey()));
      case BODY_BEFORE_SOURCE ->
          task().json(Map.of("kind", "image", "width", 0)).key(ofProjects.main().key());
    };
  }

  private static ApiRequest task() {
    return ApiRequest.of("POST", "/tasks").json(Map.of("kind", "image"));
  }

  private static ApiRequest malformed() {
    return ApiRequest.of("POST", "/tasks").body("application/json", "{");
  }

  /** Uses up the requests of a key. */
  private String exhausted(String key) {
    server.client().send(ApiRequest.get("/tasks", key));
    return key;
  }

  /** Returns a key of a project that may read once a minute. */
  private String reader() {
    var desk = TasksDesk.ofNew("Reading", 0);
    return server
        .key(
            desk.organization(),
            TasksFamily.NAME,
            List.of("read"),
            "--project",
            desk.project(),
            "--requests-per-minute",
            "1")
        .path("secret")
        .asString();
  }
}
