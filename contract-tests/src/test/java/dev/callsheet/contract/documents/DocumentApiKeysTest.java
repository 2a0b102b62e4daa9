package dev.callsheet.contract.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class DocumentApiKeysTest {
  private static final int LIMIT = 10;

  private final CallsheetServer server = CallsheetServer.running();
  private final DocumentsDesk desk = DocumentsDesk.ofNew("Keys");

  @Test
  void aNewKeyMayDoWhatItsScopesSay() {
    var key = made("Of the reader", "read");
    assertEquals("live", key.path("mode").asString());
    assertTrue(secret(key).startsWith("sk_live_"));
    var reader = desk.with(secret(key));
    reader.get("/api/v1/files").expect(200);
    reader.upload("a.csv", "a,b\n1,2\n").expect(403, "forbidden");
    reader.get(desk.keys()).expect(403, "forbidden");
  }

  @Test
  void whatWasMadeOnceIsToldToItsOwnKindOfKeyAlone() {
    var tester =
        desk.with(
            secret(
                desk.makeKey(Map.of("name", "Test", "scopes", List.of("admin"), "mode", "test"))
                    .expect(201)
                    .json()));
    var request =
        ApiRequest.post(desk.keys(), desk.key(), Map.of("name", "Both", "scopes", List.of("read")))
            .header("Idempotency-Key", "both");
    var live = desk.send(request).expect(201).json();
    assertEquals(secret(live), secret(desk.send(request).expect(201).json()));
    var test = tester.send(request.key(tester.key())).expect(201).json();
    assertTrue(secret(live).startsWith("sk_live_"));
    assertTrue(secret(test).startsWith("sk_test_"));
  }

  @Test
  void theSecretIsShownOnce() {
    var key = made("Once", "read");
    var listed = desk.get(desk.keys()).expect(200);
    assertFalse(listed.text().contains(secret(key)));
    assertEquals(DocumentsDesk.id(key), listed.json().at("/data/0/id").asString());
    assertEquals("Once", listed.json().at("/data/0/name").asString());
    assertEquals("[\"read\"]", listed.json().at("/data/0/scopes").toString());
  }

  @Test
  void pagesTogetherHoldEveryKeyNewestFirst() {
    var made = new ArrayList<String>();
    for (var number = 0; number < 3; number++) {
      made.addFirst(DocumentsDesk.id(made("Number " + number, "read")));
    }
    var first = desk.get(desk.keys() + "?limit=2").expect(200).json();
    var second =
        desk.get(desk.keys() + "?limit=2&cursor=" + first.path("next_cursor").asString())
            .expect(200)
            .json();
    var listed =
        Stream.concat(first.path("data").valueStream(), second.path("data").valueStream())
            .map(DocumentsDesk::id)
            .toList();
    assertEquals(made, listed.subList(0, 3));
    assertEquals(4, listed.size());
  }

  @Test
  void aDeletedKeyOpensNothing() {
    var key = made("Soon gone", "read");
    var path = desk.keys() + "/" + DocumentsDesk.id(key);
    desk.delete(path).expect(204);
    desk.with(secret(key)).get("/api/v1/verify").expect(401, "invalid_api_key");
    desk.delete(path).expect(404, "not_found");
  }

  @Test
  void aTestKeyMakesAndDeletesTestKeysAlone() {
    var live = made("Live", "admin");
    var test =
        desk.makeKey(Map.of("name", "Test", "scopes", List.of("admin"), "mode", "test"))
            .expect(201)
            .json();
    assertEquals("test", test.path("mode").asString());
    assertTrue(secret(test).startsWith("sk_test_"));

    var tester = desk.with(secret(test));
    var usual = tester.makeKey(Map.of("name", "As its maker", "scopes", List.of("read")));
    assertEquals("test", usual.expect(201).json().path("mode").asString());
    tester
        .makeKey(Map.of("name", "Live", "scopes", List.of("read"), "mode", "live"))
        .expect(403, "forbidden");
    tester.delete(desk.keys() + "/" + DocumentsDesk.id(live)).expect(403, "forbidden");
    tester.delete(desk.keys() + "/" + DocumentsDesk.id(usual.json())).expect(204);
    desk.delete(desk.keys() + "/" + DocumentsDesk.id(test)).expect(204);
  }

  @Test
  void thereMayOnlyBeSoMany() {
    for (var live = 1; live < LIMIT; live++) {
      made("Number " + live, "read");
    }
    var another = Map.of("name", "Another", "scopes", List.of("read"));
    desk.makeKey(another).expect(409, "conflict");
    var newest = desk.get(desk.keys() + "?limit=1").expect(200).json().at("/data/0/id").asString();
    desk.delete(desk.keys() + "/" + newest).expect(204);
    desk.makeKey(another).expect(201);
  }

  @Test
  void keysOfOtherFamiliesAreNeitherListedNorDeleted() {
    var other = server.key(desk.tenant(), "studio");
    assertEquals(1, desk.get(desk.keys()).expect(200).json().path("data").size());
    desk.delete(desk.keys() + "/" + DocumentsDesk.id(other)).expect(404, "not_found");
  }

  @Test
  void anotherOrganisationIsUnknown() {
    var other = DocumentsDesk.ofNew("Somebody else");
    var theirs = other.keys();
    desk.get(theirs).expect(404, "not_found");
    desk.post(theirs, Map.of("name", "Mine", "scopes", List.of("read"))).expect(404, "not_found");
    var key = other.get(theirs).expect(200).json().at("/data/0/id").asString();
    desk.delete(theirs + "/" + key).expect(404, "not_found");
    desk.delete(desk.keys() + "/" + key).expect(404, "not_found");
    other.get("/api/v1/verify").expect(200);
  }

  @Test
  void theSameRequestWithTheSameKeyShowsTheSameSecret() {
    var request =
        ApiRequest.post(desk.keys(), desk.key(), Map.of("name", "Twice", "scopes", List.of("read")))
            .header("Idempotency-Key", "twice");
    assertEquals(desk.send(request).expect(201).text(), desk.send(request).expect(201).text());
  }

  @TestFactory
  Stream<DynamicTest> whatNoKeyMayBeIsRefused() {
    return Stream.of(
        refused(Map.of("name", "", "scopes", List.of("read")), 422, "validation_error"),
        refused(
            Map.of("name", "x".repeat(101), "scopes", List.of("read")), 422, "validation_error"),
        refused(Map.of("name", "None", "scopes", List.of()), 422, "validation_error"),
        refused(Map.of("name", "Other", "scopes", List.of("works:read")), 400, "invalid_request"),
        refused(
            Map.of("name", "Other", "scopes", List.of("read"), "mode", "dead"),
            400,
            "invalid_request"),
        refused(Map.of("name", "Lacking"), 400, "invalid_request"));
  }

  private DynamicTest refused(Map<String, ?> body, int status, String code) {
    var name = body.toString();
    return dynamicTest(
        name.substring(0, Math.min(80, name.length())),
        () -> desk.makeKey(body).expect(status, code));
  }

  private JsonNode made(String name, String... scopes) {
    return desk.makeKey(Map.of("name", name, "scopes", scopes)).expect(201).json();
  }

  private static String secret(JsonNode key) {
    return key.path("secret").asString();
  }
}
