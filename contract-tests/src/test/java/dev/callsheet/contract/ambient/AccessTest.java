package dev.callsheet.contract.ambient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.studio.Belongings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who may do what, for every operation of the document. */
class AccessTest {
  /** What may differ between two equal answers. */
  private static final List<String> OF_EACH_REQUEST = List.of("x-request-id", "date", "ratelimit");

  private final CallsheetServer server = CallsheetServer.running();

  @TestFactory
  Stream<DynamicContainer> withoutAValidKeyTheAnswerIs401() {
    var valid = server.tenants().main().key();
    var otherCase = Character.isUpperCase(valid.charAt(20)) ? 'a' : 'A';
    var wrongChecksum = valid.substring(0, 20) + otherCase + valid.substring(21);
    return secured(operation -> true)
        .map(
            operation ->
                dynamicContainer(
                    operation.id(),
                    Stream.of(
                        refused(operation, "no key", request -> request),
                        refused(
                            operation,
                            "another scheme",
                            request -> request.header("Authorization", "Basic " + valid)),
                        refused(operation, "a malformed key", request -> request.key("sk_studio_")),
                        refused(
                            operation, "a wrong checksum", request -> request.key(wrongChecksum)),
                        refused(
                            operation,
                            "a revoked key",
                            request -> request.key(server.tenants().revokedKey())))));
  }

  @TestFactory
  Stream<DynamicTest> aKeyWithoutTheRightIs403() {
    return secured(operation -> !"read".equals(operation.requiredRight()))
        .map(operation -> forbidden(operation, server.tenants().readKey()));
  }

  @TestFactory
  Stream<DynamicTest> aSuspendedOrganisationIs403() {
    return secured(operation -> true)
        .map(operation -> forbidden(operation, server.tenants().suspendedKey()));
  }

  @TestFactory
  Stream<DynamicTest> anExhaustedKeyIs429() {
    var key = server.tenants().exhaustedKey();
    server.client().send(ApiRequest.get("/v1/credits", key));
    return secured(operation -> true)
        .map(
            operation ->
                dynamicTest(
                    operation.id(),
                    () -> expect(operation, Templates.wellFormed(operation).key(key), 429)));
  }

  @TestFactory
  Stream<DynamicTest> anUnknownIdIs404() {
    return withIds()
        .map(
            operation ->
                dynamicTest(
                    operation.id(),
                    () -> expect(operation, Templates.wellFormed(operation).key(mainKey()), 404)));
  }

  @TestFactory
  Stream<DynamicTest> anIdOfAnotherOrganisationIsAnsweredLikeAnUnknownOne() {
    var foreign = Belongings.ofOther().ids();
    return withIds()
        .map(
            operation ->
                dynamicTest(
                    operation.id(),
                    () -> {
                      var unknown = send(Templates.wellFormed(operation));
                      var hidden = send(Templates.wellFormed(operation, foreign));
                      assertSame(unknown, hidden);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aBodyThatNamesAnotherOrganisationsResourceIsAnsweredLikeAnUnknownOne() {
    var asset = Belongings.ofOther().asset();
    var cut = "{\"asset_id\":\"%s\",\"script\":{\"silence\":{}}}";
    var render = "{\"asset_id\":\"%s\",\"format\":\"wav\"}";
    var unknown = "ast_01jd3v8k5m9q2r7t4w6y8z0abc";
    return Stream.of(Map.entry("/v1/cuts", cut), Map.entry("/v1/renders", render))
        .map(
            each ->
                dynamicTest(
                    each.getKey(),
                    () ->
                        assertSame(
                            send(
                                ApiRequest.of("POST", each.getKey())
                                    .json(each.getValue().formatted(unknown))),
                            send(
                                ApiRequest.of("POST", each.getKey())
                                    .json(each.getValue().formatted(asset))))));
  }

  @TestFactory
  Stream<DynamicTest> aListFilteredByAnotherOrganisationsResourceIsEmpty() {
    return Stream.of("/v1/cuts?asset_id=", "/v1/renders?asset_id=")
        .map(
            list ->
                dynamicTest(
                    list,
                    () ->
                        assertEquals(
                            0,
                            send(ApiRequest.of("GET", list + Belongings.ofOther().asset()))
                                .expect(200)
                                .json()
                                .path("data")
                                .size())));
  }

  private DynamicTest refused(
      ApiOperation operation,
      String name,
      java.util.function.UnaryOperator<ApiRequest> authorization) {
    return dynamicTest(
        name, () -> expect(operation, authorization.apply(Templates.wellFormed(operation)), 401));
  }

  private DynamicTest forbidden(ApiOperation operation, String key) {
    return dynamicTest(
        operation.id(), () -> expect(operation, Templates.wellFormed(operation).key(key), 403));
  }

  private void expect(ApiOperation operation, ApiRequest request, int status) {
    var answer = server.client().send(request);
    var codes = operation.answer(status).codes();
    assertEquals(1, codes.size(), () -> status + " has one ambient code");
    answer.expect(status, codes.getFirst());
  }

  private Answer send(ApiRequest request) {
    return server.client().send(request.key(mainKey()));
  }

  private String mainKey() {
    return server.tenants().main().key();
  }

  private static void assertSame(Answer expected, Answer actual) {
    assertEquals(404, expected.status());
    assertEquals(expected.status(), actual.status());
    assertArrayEquals(expected.body(), actual.body());
    assertEquals(headers(expected), headers(actual));
  }

  private static Map<String, List<String>> headers(Answer answer) {
    var headers = new TreeMap<>(answer.headers());
    OF_EACH_REQUEST.forEach(headers::remove);
    return headers;
  }

  private Stream<ApiOperation> secured(Predicate<ApiOperation> filter) {
    return server.document().operations().stream().filter(ApiOperation::secured).filter(filter);
  }

  private Stream<ApiOperation> withIds() {
    return secured(operation -> !operation.placeholders().isEmpty());
  }
}
