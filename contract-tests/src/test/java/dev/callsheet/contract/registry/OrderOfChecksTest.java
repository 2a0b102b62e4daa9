package dev.callsheet.contract.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.coverage.Coverage;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.family.Templates;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Tenants;
import dev.callsheet.contract.harness.Tenants.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Of several things that are wrong with a request, which one is told; told in a table. */
class OrderOfChecksTest {
  private static final List<String> EVERY_SCOPE =
      List.of(
          "works:read", "works:register", "works:update", "transactions:read", "api_keys:manage");

  private final CallsheetServer server = CallsheetServer.running();
  private final Tenants tenants = server.tenants(RegistryFamily.NAME);

  /** What is wrong with a request: two checks that follow each other would both refuse it. */
  private enum Pair {
    NO_CREDENTIAL_BEFORE_OWNER("no credential", "another organization", 401, "common.unauthorized"),
    FORMAT_BEFORE_LOOKUP("format", "unknown", 401, "api_key.invalid_format"),
    FORMAT_BEFORE_OWNER("format", "another organization", 401, "api_key.invalid_format"),
    LOOKUP_BEFORE_REVOKED("unknown", "revoked", 401, "api_key.not_found"),
    LOOKUP_BEFORE_OWNER("unknown", "another organization", 401, "api_key.not_found"),
    REVOKED_BEFORE_OWNER("revoked", "another organization", 401, "api_key.revoked"),
    OWNER_BEFORE_INACTIVE("another organization", "inactive", 403, "api_key.org_mismatch"),
    OWNER_BEFORE_SCOPE("another organization", "scope", 403, "api_key.org_mismatch"),
    INACTIVE_BEFORE_SCOPE("inactive", "scope", 403, "api_key.org_inactive"),
    SCOPE_BEFORE_TYPE("scope", "media type", 403, "api_key.scope_denied"),
    SCOPE_BEFORE_BODY("scope", "malformed body", 403, "api_key.scope_denied");

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
    var lines = new StringBuilder("## What the registry tells first\n\n");
    lines.append("| wrong | wrong too | told |\n|---|---|---|\n");
    for (var pair : Pair.values()) {
      lines.append(
          "| %s | %s | %d `%s` |\n".formatted(pair.first, pair.second, pair.status, pair.code));
    }
    Coverage.ofThisRun().addToSummary(lines.toString());
  }

  private ApiRequest request(Pair pair) {
    var ours = tenants.main().id();
    var theirs = tenants.other().id();
    var key = tenants.main().key();
    return switch (pair) {
      case NO_CREDENTIAL_BEFORE_OWNER -> start(theirs);
      case FORMAT_BEFORE_LOOKUP -> start(ours).key("sk_live_nobodys");
      case FORMAT_BEFORE_OWNER -> start(theirs).key("sk_live_nobodys");
      case LOOKUP_BEFORE_REVOKED -> start(ours).key(mistyped(tenants.revokedKey()));
      case LOOKUP_BEFORE_OWNER -> start(theirs).key(tenants.formerKey());
      case REVOKED_BEFORE_OWNER -> start(theirs).key(tenants.revokedKey());
      case OWNER_BEFORE_INACTIVE -> start(theirs).key(tenants.suspended().key());
      case OWNER_BEFORE_SCOPE -> start(theirs).key(tenants.readKey());
      case INACTIVE_BEFORE_SCOPE -> {
        var suspended = tenants.suspended();
        yield start(suspended.id()).key(lesser(suspended));
      }
      case SCOPE_BEFORE_TYPE ->
          start(ours).header("Content-Type", "text/plain").key(tenants.readKey());
      case SCOPE_BEFORE_BODY -> start(ours).body("application/json", "{").key(tenants.readKey());
    };
  }

  private ApiRequest start(String organization) {
    return ApiRequest.of("POST", "/v1/organizations/" + organization + "/works/init")
        .json(RegistryDesk.work("Never"));
  }

  private String lesser(Tenant tenant) {
    return server.key(tenant, RegistryFamily.NAME, List.of("works:read")).path("secret").asString();
  }

  private static String mistyped(String key) {
    return key.substring(0, key.length() - 1) + (key.endsWith("0") ? '1' : '0');
  }

  @TestFactory
  Stream<DynamicTest> aKeyWithEveryScopeButOneIsToldTheOne() {
    var desk = RegistryDesk.ofNew("Of few scopes", 0);
    var keys = new HashMap<String, String>();
    for (var scope : EVERY_SCOPE) {
      var others = EVERY_SCOPE.stream().filter(each -> !each.equals(scope)).toList();
      keys.put(
          scope, server.key(desk.tenant(), RegistryFamily.NAME, others).path("secret").asString());
    }
    return secured()
        .map(
            operation ->
                dynamicTest(
                    operation.id(),
                    () -> {
                      var required = Objects.requireNonNull(operation.requiredScope());
                      var request =
                          Templates.wellFormed(operation, Map.of("org_id", desk.tenant().id()));
                      var denied =
                          desk.send(request.key(Objects.requireNonNull(keys.get(required))))
                              .expect(403, "api_key.scope_denied");
                      assertEquals(
                          required, RegistryDesk.details(denied).path("required").asString());
                    }));
  }

  @Test
  void aDeletedOrganizationIsInactive() {
    var desk = RegistryDesk.ofNew("Soon deleted", 0);
    server.administer("delete-organization", "--organization", desk.tenant().id());
    desk.get("/works").expect(403, "api_key.org_inactive");
  }

  private static Stream<ApiOperation> secured() {
    return ContractDocument.load().operations().stream()
        .filter(operation -> operation.family().equals(RegistryFamily.NAME))
        .filter(ApiOperation::secured);
  }
}
