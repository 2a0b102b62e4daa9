package dev.callsheet.contract.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ApiParameter;
import dev.callsheet.contract.document.Outcome;
import dev.callsheet.contract.family.Templates;
import dev.callsheet.contract.harness.CallsheetServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Other ways to write the same target. */
class PathsTest {
  private final CallsheetServer server = CallsheetServer.running();

  @TestFactory
  Stream<DynamicTest> whatNeedNotBeEncodedIsTheSameEncoded() {
    return reads()
        .map(
            operation ->
                dynamicTest(operation.id(), () -> assertSame(operation, PathsTest::encoded)));
  }

  @TestFactory
  Stream<DynamicTest> aFamilyIsFoundByAnEncodedPath() {
    return server.document().families().values().stream()
        .map(
            family ->
                dynamicTest(
                    family.name(),
                    () -> {
                      var unknown =
                          ApiRequest.of(
                              "GET", family.path().replaceAll("\\{[^}]+}", "x") + "/nothing");
                      var plain = answered(unknown);
                      var same = answered(written(unknown, PathsTest::encoded));
                      assertEquals(plain.outcome(), same.outcome());
                      assertEquals(plain.comparable(Set.of()), same.comparable(Set.of()));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> anUnknownQueryParameterIsIgnored() {
    return reads()
        .map(
            operation ->
                dynamicTest(
                    operation.id(),
                    () ->
                        assertSame(
                            operation,
                            target -> target + (target.contains("?") ? "&" : "?") + "unknown=1")));
  }

  /** Of lists, for what a resource, or something that the query names, allows depends on it. */
  @TestFactory
  Stream<DynamicTest> theDocumentsExamplesOfAQueryAreTaken() {
    return reads()
        .filter(operation -> operation.placeholders().isEmpty())
        .filter(operation -> operation.parameters().stream().noneMatch(ApiParameter::required))
        .map(
            operation ->
                dynamicTest(
                    operation.id(),
                    () -> assertEquals(plain(operation), withExamples(operation).outcome())));
  }

  private Outcome plain(ApiOperation operation) {
    return answered(Templates.valid(operation)).outcome();
  }

  private Answer withExamples(ApiOperation operation) {
    var query =
        operation.parameters().stream()
            .filter(parameter -> parameter.place().equals("query"))
            .filter(parameter -> parameter.node().has("example"))
            .map(
                parameter ->
                    parameter.name()
                        + "="
                        + URLEncoder.encode(
                            parameter.node().path("example").asString(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return answered(
        written(Templates.valid(operation), target -> target.split("\\?", 2)[0] + "?" + query));
  }

  private Stream<ApiOperation> reads() {
    return server.document().operations().stream()
        .filter(operation -> operation.method().equals("GET"));
  }

  private void assertSame(ApiOperation operation, UnaryOperator<String> otherwise) {
    var request = Templates.valid(operation);
    var plain = answered(request);
    var same = answered(written(request, otherwise));
    assertEquals(plain.outcome(), same.outcome());
    assertEquals(plain.comparable(Set.of()), same.comparable(Set.of()));
  }

  private Answer answered(ApiRequest request) {
    return server.client().send(request.header("X-Request-Id", "path-" + UUID.randomUUID()));
  }

  private static ApiRequest written(ApiRequest request, UnaryOperator<String> otherwise) {
    return new ApiRequest(
        request.method(), otherwise.apply(request.target()), request.headers(), request.body());
  }

  private static String encoded(String target) {
    var path = target.split("\\?", 2)[0];
    return path.chars()
            .mapToObj(letter -> letter == '/' ? "/" : "%%%02x".formatted(letter))
            .collect(Collectors.joining())
        + target.substring(path.length());
  }
}
