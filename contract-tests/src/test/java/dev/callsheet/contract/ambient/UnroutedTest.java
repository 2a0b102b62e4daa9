package dev.callsheet.contract.ambient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.harness.CallsheetServer;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Requests that match no operation. */
class UnroutedTest {
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final CallsheetServer server = CallsheetServer.running();

  @TestFactory
  Stream<DynamicTest> anUnknownPathIs404() {
    return Stream.of("/v1", "/v1/", "/v1/nothing", "/v1/projects/x/y", "/v1/cuts/x/export/y")
        .map(path -> dynamicTest(path, () -> get(path, 404, "not_found")));
  }

  @TestFactory
  Stream<DynamicTest> anotherMethodIs405WithThoseThatAreAllowed() {
    return paths().stream()
        .flatMap(
            path ->
                METHODS.stream()
                    .filter(method -> !methods(path).contains(method))
                    .map(method -> dynamicTest(method + " " + path, () -> refuse(method, path))));
  }

  @Test
  void aTargetThatIsNoUriIs400() throws IOException {
    var request = ApiRequest.of("GET", "/v1/projects/%zz");
    try (var connection = server.client().connect()) {
      connection.writeHead(request, -1);
      connection.readAnswer(request).expect(400, "bad_request");
    }
  }

  private void get(String path, int status, String code) {
    server.client().send(ApiRequest.get(path, server.tenants().main().key())).expect(status, code);
  }

  private void refuse(String method, String path) {
    var target = path.replaceAll("\\{[^}]+}", "x");
    var answer = server.client().send(ApiRequest.of(method, target));
    answer.expect(405, "method_not_allowed");
    var allowed = Set.of(answer.header("Allow").orElse("").split(", ", -1));
    assertEquals(new TreeSet<>(methods(path)), new TreeSet<>(allowed));
  }

  private Set<String> paths() {
    return server.document().operations().stream()
        .filter(operation -> !operation.family().isEmpty())
        .map(ApiOperation::path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> methods(String path) {
    return server.document().operations().stream()
        .filter(operation -> operation.path().equals(path))
        .map(ApiOperation::method)
        .collect(Collectors.toSet());
  }
}
