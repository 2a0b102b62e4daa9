package dev.callsheet.contract.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerifyTest {
  private static final String VERIFY = "/api/v1/verify";
  private static final long MIB = 1 << 20;

  private final CallsheetServer server = CallsheetServer.running();
  private final DocumentsDesk desk = DocumentsDesk.ofNew("Verified");

  @Test
  void aKeyTellsWhatItOpens() {
    server.grant(desk.tenant(), 7);
    var told = desk.get(VERIFY).expect(200).json();
    assertEquals(desk.organization(), told.at("/organization/id").asString());
    assertEquals("Verified", told.at("/organization/name").asString());
    assertEquals("active", told.at("/organization/status").asString());
    assertEquals("free", told.at("/organization/tier").asString());
    assertEquals("sk_live_", told.at("/key/prefix").asString());
    assertEquals("[\"admin\"]", told.at("/key/scopes").toString());
    assertEquals(7, told.path("balance").asLong());
    assertEquals(2, told.at("/limits/concurrent_runs").asInt());
    assertEquals(10 * MIB, told.at("/limits/max_upload_bytes").asLong());
  }

  @Test
  void theLimitsAreTheTiers() {
    var key = desk.makeKey(Map.of("name", "Usual", "scopes", List.of("write"))).expect(201).json();
    var usual = desk.with(key.path("secret").asString());
    assertEquals("[10,2," + 10 * MIB + "]", limits(usual));
    server.setTier(desk.tenant(), "pro");
    assertEquals("[60,10," + 100 * MIB + "]", limits(usual));
    server.setTier(desk.tenant(), "enterprise");
    assertEquals("[600,50," + 1024 * MIB + "]", limits(usual));
    server.setPlan(desk.tenant(), DocumentsFamily.NAME, "--max-upload-bytes", "1000");
    assertEquals("[600,50,1000]", limits(usual));
  }

  private static String limits(DocumentsDesk desk) {
    var told = desk.get(VERIFY).expect(200).json();
    assertEquals("[\"write\"]", told.at("/key/scopes").toString());
    var limits = told.path("limits");
    return "[%d,%d,%d]"
        .formatted(
            limits.path("requests").asLong(),
            limits.path("concurrent_runs").asLong(),
            limits.path("max_upload_bytes").asLong());
  }

  @Test
  void aTestKeyTellsTheBalanceForTests() {
    var key = server.key(desk.tenant(), DocumentsFamily.NAME, "--prefix", "sk_test_");
    var told = desk.with(key.path("secret").asString()).get(VERIFY).expect(200).json();
    assertEquals("sk_test_", told.at("/key/prefix").asString());
    assertEquals(1000, told.path("balance").asLong());
    assertEquals(0, desk.get(VERIFY).expect(200).json().path("balance").asLong());
  }

  @Test
  void aSuspendedOrganisationMayAskWhyAndNothingElse() {
    server.suspend(desk.tenant());
    var told = desk.get(VERIFY).expect(200).json();
    assertEquals("suspended", told.at("/organization/status").asString());
    desk.get("/api/v1/files").expect(403, "forbidden");
  }

  @Test
  void aKeyMayBeInEitherHeaderOrInBoth() {
    var without = ApiRequest.of("GET", VERIFY);
    desk.send(without.header("X-API-Key", desk.key())).expect(200);
    desk.send(without.key(desk.key()).header("X-API-Key", desk.key())).expect(200);
    var other = DocumentsDesk.ofNew("Verified too").key();
    desk.send(without.key(desk.key()).header("X-API-Key", other)).expect(401, "invalid_api_key");
  }
}
