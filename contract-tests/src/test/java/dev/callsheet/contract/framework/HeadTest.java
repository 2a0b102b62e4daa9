package dev.callsheet.contract.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.family.Templates;
import dev.callsheet.contract.harness.Addresses;
import dev.callsheet.contract.harness.CallsheetServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** HEAD, which is answered as its GET without a body. */
class HeadTest {
  /** Headers that tell of the connection, the time and the requests before this one. */
  private static final Set<String> OF_EACH_ANSWER = Set.of("connection", "date", "ratelimit");

  private final CallsheetServer server = CallsheetServer.running();

  @TestFactory
  Stream<DynamicContainer> aHeadIsAnsweredAsItsGet() {
    return server.document().operations().stream()
        .filter(operation -> operation.method().equals("GET"))
        .map(
            operation ->
                dynamicContainer(
                    operation.id(),
                    requests(operation).entrySet().stream()
                        .map(
                            request ->
                                dynamicTest(
                                    request.getKey(), () -> assertSame(request.getValue())))));
  }

  @TestFactory
  Stream<DynamicTest> aHeadOfNoOperationIsAnsweredAsItsGet() {
    return server.document().families().values().stream()
        .flatMap(family -> unrouted(family).map(path -> unroutedTest(family, path)));
  }

  private DynamicTest unroutedTest(Family family, String path) {
    var key = server.tenants(family.name()).main().key();
    return dynamicTest(path, () -> assertSame(ApiRequest.get(path, key)));
  }

  /** A path that there is not, and one that has no GET. */
  private Stream<String> unrouted(Family family) {
    var operations =
        server.document().operations().stream()
            .filter(operation -> operation.family().equals(family.name()))
            .toList();
    var readable =
        operations.stream()
            .filter(operation -> operation.method().matches("GET|HEAD"))
            .map(ApiOperation::path)
            .toList();
    var unreadable =
        operations.stream()
            .map(operation -> operation.path().replaceAll("\\{[^}]+}", "x"))
            .filter(
                path ->
                    readable.stream()
                        .map(other -> other.replaceAll("\\{[^}]+}", "[^/]+"))
                        .noneMatch(path::matches))
            .findFirst();
    return Stream.concat(
        Stream.of(family.path().replaceAll("\\{[^}]+}", "x") + "/nothing"), unreadable.stream());
  }

  private Map<String, ApiRequest> requests(ApiOperation operation) {
    var valid = Templates.valid(operation);
    var requests = new LinkedHashMap<String, ApiRequest>();
    requests.put("valid", valid);
    if (!operation.placeholders().isEmpty()) {
      var unknown = Templates.wellFormed(operation);
      var key = operation.secured() ? server.tenants(operation).main().key() : "";
      requests.put("of what there is not", operation.secured() ? unknown.key(key) : unknown);
    }
    if (operation.secured()) {
      requests.put("without a key", Addresses.another(Templates.wellFormed(operation)));
      requests.put("with another key", Addresses.another(valid.key("nobodys")));
    }
    if (operation.parameters().stream().anyMatch(each -> each.place().equals("query"))) {
      var path = ApiRequest.of("GET", valid.path());
      var keyed = operation.secured() ? path.header("Authorization", authorization(valid)) : path;
      for (var query : List.of("?limit=0", "?cursor=%21", "?format=none")) {
        requests.put(
            query, new ApiRequest("GET", keyed.target() + query, keyed.headers(), keyed.body()));
      }
    }
    if (operation.parameter("If-None-Match").isPresent()) {
      requests.put("of what is known", valid.header("If-None-Match", "*"));
    }
    return requests;
  }

  private static String authorization(ApiRequest request) {
    return request.headers().getOrDefault("Authorization", "");
  }

  private void assertSame(ApiRequest request) {
    var named = request.header("X-Request-Id", "head-" + UUID.randomUUID());
    var get = server.client().send(named);
    var head =
        server.client().send(new ApiRequest("HEAD", named.target(), named.headers(), named.body()));
    assertEquals(get.status(), head.status());
    assertEquals(get.outcome(), head.outcome());
    assertEquals(headers(get), headers(head));
    assertEquals(0, head.body().length);
  }

  private static Map<String, List<String>> headers(Answer answer) {
    var headers = new TreeMap<>(answer.headers());
    headers.keySet().removeAll(OF_EACH_ANSWER);
    return headers;
  }
}
