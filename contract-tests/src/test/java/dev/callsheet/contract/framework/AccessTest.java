package dev.callsheet.contract.framework;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.FrameworkError;
import dev.callsheet.contract.document.OwnerKind;
import dev.callsheet.contract.document.Trait;
import dev.callsheet.contract.family.FrameworkErrors;
import dev.callsheet.contract.family.FrameworkErrors.Expected;
import dev.callsheet.contract.family.Templates;
import dev.callsheet.contract.family.TestedFamilies;
import dev.callsheet.contract.harness.Addresses;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Tenants;
import dev.callsheet.contract.harness.Tenants.Tenant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who may do what, for every operation of the document. */
class AccessTest {
  private final CallsheetServer server = CallsheetServer.running();

  @TestFactory
  Stream<DynamicContainer> withoutAValidKeyNothingIsDone() {
    return secured(operation -> true)
        .map(
            operation ->
                dynamicContainer(
                    operation.id(),
                    unauthenticated(operation).entrySet().stream()
                        .map(
                            refused ->
                                dynamicTest(
                                    refused.getKey(),
                                    () ->
                                        errors(operation)
                                            .of(refused.getValue().error())
                                            .expect(
                                                server
                                                    .client()
                                                    .send(
                                                        Addresses.another(
                                                            refused.getValue().request())))))));
  }

  /** A request without a valid key, and what is wrong with it. */
  private record Refused(ApiRequest request, FrameworkError error) {}

  @TestFactory
  Stream<DynamicTest> aKeyWithoutTheScopeIsForbidden() {
    return secured(
            operation ->
                operation.requiredScope() != null
                    && !family(operation)
                        .including(Tenants.lesser(family(operation)))
                        .contains(operation.requiredScope()))
        .map(
            operation ->
                refused(operation, ofMain(Tenants::readKey), FrameworkErrors::withoutScope));
  }

  @TestFactory
  Stream<DynamicTest> aKeyOfAnotherKindOfOwnerIsRefused() {
    return ofOneKindOfOwner()
        .map(
            operation ->
                dynamicTest(
                    operation.id(),
                    () -> {
                      var others = ofTheOtherKind(operation);
                      expectOwner(operation, others.main().key());
                      expectOwner(operation, others.readKey());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aSuspendedOwnerIsToldBeforeItsKind() {
    return ofOneKindOfOwner()
        .filter(operation -> !operation.openToSuspended())
        .map(
            operation ->
                dynamicTest(
                    operation.id(),
                    () ->
                        errors(operation)
                            .suspended()
                            .expect(
                                server
                                    .client()
                                    .send(
                                        Templates.wellFormed(operation)
                                            .key(ofTheOtherKind(operation).suspended().key())))));
  }

  private Stream<ApiOperation> ofOneKindOfOwner() {
    return secured(operation -> operation.keyOwner(family(operation)).isPresent());
  }

  private Tenants ofTheOtherKind(ApiOperation operation) {
    var other =
        switch (operation.keyOwner(family(operation)).orElseThrow()) {
          case ORGANIZATION -> OwnerKind.PROJECT;
          case PROJECT -> OwnerKind.ORGANIZATION;
        };
    return server.tenants(operation.family(), other);
  }

  private void expectOwner(ApiOperation operation, String key) {
    var error =
        switch (operation.keyOwner(family(operation)).orElseThrow()) {
          case ORGANIZATION -> FrameworkError.ORGANIZATION_REQUIRED;
          case PROJECT -> FrameworkError.PROJECT_REQUIRED;
        };
    errors(operation)
        .of(error)
        .expect(server.client().send(Templates.wellFormed(operation).key(key)));
  }

  @TestFactory
  Stream<DynamicTest> aSuspendedOrganisationIs403() {
    return secured(operation -> !operation.openToSuspended())
        .map(operation -> refused(operation, Tenants::suspended, FrameworkErrors::suspended));
  }

  @TestFactory
  Stream<DynamicTest> whatIsOpenToASuspendedOrganisationIsAnswered() {
    return secured(ApiOperation::openToSuspended)
        .map(
            operation ->
                dynamicTest(
                    operation.id(),
                    () -> {
                      var key = tenants(operation).suspended().key();
                      server.client().send(Templates.wellFormed(operation).key(key)).expect(200);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> anExhaustedKeyIs429() {
    secured(operation -> operation.method().equals("GET"))
        .forEach(
            operation ->
                server.client().send(ofMain(operation).key(tenants(operation).exhaustedKey())));
    return secured(operation -> true)
        .map(
            operation ->
                refused(operation, ofMain(Tenants::exhaustedKey), FrameworkErrors::tooOften));
  }

  @TestFactory
  Stream<DynamicTest> anUnknownIdIsRefused() {
    return document().operations().stream()
        .filter(operation -> !operation.placeholders().isEmpty())
        .filter(operation -> hasOwnCode(operation) || Trait.PATH.in(operation, family(operation)))
        .map(
            operation ->
                dynamicTest(
                    operation.id(),
                    () ->
                        errors(operation)
                            .unknownId()
                            .expect(
                                server.client().send(ofMain(operation).key(mainKey(operation))))));
  }

  private static boolean hasOwnCode(ApiOperation operation) {
    return operation.unknownIdCode().isPresent();
  }

  /** A well-formed request for resources of the main organisation that do not exist. */
  private ApiRequest ofMain(ApiOperation operation) {
    return Templates.wellFormedOf(operation, family(operation), tenants(operation).main().id());
  }

  @TestFactory
  Stream<DynamicTest> anotherOwnerIsAnsweredTheSameWhetherThereIsOneOrNot() {
    return secured(operation -> Trait.OWNER.in(operation, family(operation)))
        .map(
            operation ->
                dynamicTest(
                    operation.id(),
                    () -> {
                      var owner = family(operation).owner().orElseThrow();
                      var foreign = Map.of(owner, tenants(operation).other().id());
                      var ids = new TreeSet<>(Templates.unknownIds(operation).values());
                      ids.addAll(foreign.values());
                      var answer =
                          assertSame(
                              Templates.wellFormed(operation).key(mainKey(operation)),
                              Templates.wellFormed(operation, foreign).key(mainKey(operation)),
                              ids);
                      errors(operation).otherOwner().expect(answer);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> anIdOfAnotherOrganisationIsAnsweredLikeAnUnknownOne() {
    return secured(
            operation -> hasOwnCode(operation) || Trait.PATH.in(operation, family(operation)))
        .map(
            operation ->
                dynamicTest(
                    operation.id(),
                    () -> {
                      var unknown = Templates.unknownIds(operation);
                      var foreign = new HashMap<>(foreignIds(operation));
                      foreign.keySet().retainAll(unknown.keySet());
                      family(operation).owner().ifPresent(foreign::remove);
                      assertFalse(foreign.isEmpty(), () -> "nobody has any of " + unknown.keySet());
                      var owned =
                          Templates.owned(
                              operation, family(operation), tenants(operation).main().id());
                      var ids = new TreeSet<>(unknown.values());
                      ids.addAll(foreign.values());
                      foreign.putAll(owned);
                      var answer =
                          assertSame(
                              Templates.wellFormed(operation, owned).key(mainKey(operation)),
                              Templates.wellFormed(operation, foreign).key(mainKey(operation)),
                              ids);
                      errors(operation).unknownId().expect(answer);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aBodyThatNamesAnotherOrganisationsResourceIsAnsweredLikeAnUnknownOne() {
    return secured(ApiOperation::takesJson)
        .flatMap(
            operation ->
                foreignIds(operation).entrySet().stream()
                    .filter(foreign -> Templates.example(operation).has(foreign.getKey()))
                    .map(
                        foreign ->
                            dynamicTest(
                                operation.id() + " " + foreign.getKey(),
                                () ->
                                    nameInBody(operation, foreign.getKey(), foreign.getValue()))));
  }

  @TestFactory
  Stream<DynamicTest> aListOfAnotherOrganisationsResourceIsAnsweredLikeAnUnknownOne() {
    return secured(operation -> operation.method().equals("GET"))
        .flatMap(
            operation ->
                foreignIds(operation).entrySet().stream()
                    .filter(foreign -> takesInQuery(operation, foreign.getKey()))
                    .map(
                        foreign ->
                            dynamicTest(
                                operation.id() + " " + foreign.getKey(),
                                () ->
                                    nameInQuery(operation, foreign.getKey(), foreign.getValue()))));
  }

  /** All else that the body names is there and one's own. */
  private void nameInBody(ApiOperation operation, String property, String foreign) {
    var unknown = Templates.example(operation).path(property).asString();
    var valid = Templates.valid(operation);
    var body = Templates.validJson(operation);
    var answer =
        assertSame(
            valid.json(with(body, property, unknown)),
            valid.json(with(body, property, foreign)),
            Set.of(unknown, foreign));
    assertTrue(answer.status() >= 400, answer::text);
  }

  private void nameInQuery(ApiOperation operation, String parameter, String foreign) {
    var unknown = operation.parameter(parameter).orElseThrow().node().path("example").asString();
    var path = ofMain(operation).path();
    var answer =
        assertSame(
            ApiRequest.get(path + "?" + parameter + "=" + unknown, mainKey(operation)),
            ApiRequest.get(path + "?" + parameter + "=" + foreign, mainKey(operation)),
            Set.of(unknown, foreign));
    answer.expect(200);
  }

  private static JsonNode with(JsonNode body, String property, String text) {
    return ((ObjectNode) body.deepCopy()).put(property, text);
  }

  private static boolean takesInQuery(ApiOperation operation, String name) {
    return operation
        .parameter(name)
        .filter(parameter -> parameter.place().equals("query"))
        .isPresent();
  }

  /** Sends both under one request id, which an answer may quote, and returns the second answer. */
  private Answer assertSame(ApiRequest unknown, ApiRequest foreign, Set<String> ids) {
    var requestId = "same-" + UUID.randomUUID();
    var expected = server.client().send(unknown.header("X-Request-Id", requestId));
    var actual = server.client().send(foreign.header("X-Request-Id", requestId));
    assertEquals(expected.header("X-Request-Id"), actual.header("X-Request-Id"));
    assertEquals(expected.comparable(ids), actual.comparable(ids));
    return actual;
  }

  private Map<String, Refused> unauthenticated(ApiOperation operation) {
    var family = document().families().get(operation.family());
    var valid = mainKey(operation);
    var otherCase = Character.isUpperCase(valid.charAt(20)) ? 'a' : 'A';
    var request = Templates.wellFormed(operation);
    var refused = new LinkedHashMap<String, Refused>();
    refused.put("no key", new Refused(request, FrameworkError.NO_CREDENTIAL));
    refused.put(
        "another scheme",
        new Refused(
            request.header("Authorization", "Basic " + valid),
            FrameworkError.MALFORMED_CREDENTIAL));
    refused.put(
        "a malformed key",
        new Refused(
            request.key(requireNonNull(family).keyPrefixes().getFirst()),
            FrameworkError.UNKNOWN_CREDENTIAL));
    refused.put(
        "a wrong checksum",
        new Refused(
            request.key(valid.substring(0, 20) + otherCase + valid.substring(21)),
            FrameworkError.UNKNOWN_CREDENTIAL));
    refused.put(
        "a revoked key",
        new Refused(
            request.key(tenants(operation).revokedKey()), FrameworkError.REVOKED_CREDENTIAL));
    for (var other : document().families().keySet()) {
      if (!other.equals(operation.family())) {
        refused.put(
            "a key of " + other,
            new Refused(
                request.key(server.tenants(other).main().key()),
                FrameworkError.MALFORMED_CREDENTIAL));
      }
    }
    return refused;
  }

  private DynamicTest refused(
      ApiOperation operation,
      Function<Tenants, Tenant> sender,
      Function<FrameworkErrors, Expected> error) {
    return dynamicTest(
        operation.id(),
        () -> {
          var tenant = sender.apply(tenants(operation));
          var request = Templates.wellFormedOf(operation, family(operation), tenant.id());
          error.apply(errors(operation)).expect(server.client().send(request.key(tenant.key())));
        });
  }

  private static Function<Tenants, Tenant> ofMain(Function<Tenants, String> key) {
    return tenants -> new Tenant(tenants.main().id(), key.apply(tenants));
  }

  private Family family(ApiOperation operation) {
    return requireNonNull(document().families().get(operation.family()), operation.id());
  }

  private FrameworkErrors errors(ApiOperation operation) {
    return FrameworkErrors.of(document(), operation);
  }

  private String mainKey(ApiOperation operation) {
    return tenants(operation).main().key();
  }

  private Tenants tenants(ApiOperation operation) {
    return server.tenants(operation);
  }

  private static Map<String, String> foreignIds(ApiOperation operation) {
    return TestedFamilies.of(operation).foreignIds();
  }

  private ContractDocument document() {
    return server.document();
  }

  private Stream<ApiOperation> secured(Predicate<ApiOperation> filter) {
    return document().operations().stream().filter(ApiOperation::secured).filter(filter);
  }
}
