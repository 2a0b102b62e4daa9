package dev.callsheet.contract.studio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.FakeStripe;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CreditsTest {
  private final CallsheetServer server = CallsheetServer.running();
  private final Workspace workspace =
      Workspace.open(server.tenants(StudioFamily.NAME).main().key());

  @AfterEach
  void mendTheProvider() {
    server.stripe().mood(FakeStripe.Mood.APPROVES);
  }

  @Test
  void aTopUpRaisesTheBalanceAndStandsInTheHistory() {
    var before = balance(workspace);
    var topUp = workspace.post("/v1/credits/top-ups", Map.of("credits", 7)).expect(201).json();
    assertEquals(before + 7, balance(workspace));
    var latest =
        workspace.get("/v1/credits/history?limit=1").expect(200).json().path("data").path(0);
    assertEquals("top_up", latest.path("kind").asString());
    assertEquals(7, latest.path("credits").asInt());
    assertEquals(topUp.path("id"), latest.path("reference"));
  }

  @Test
  void aRepeatedTopUpIsChargedOnce() {
    var request =
        ApiRequest.post("/v1/credits/top-ups", workspace.key(), Map.of("credits", 2))
            .header("Idempotency-Key", UUID.randomUUID().toString());
    var before = balance(workspace);
    var first = workspace.send(request).expect(201);
    assertArrayEquals(first.body(), workspace.send(request).expect(201).body());
    assertEquals(before + 2, balance(workspace));
  }

  @Test
  void aDeclinedCardIs502AndChangesNothing() {
    var before = balance(workspace);
    server.stripe().mood(FakeStripe.Mood.DECLINES);
    workspace.post("/v1/credits/top-ups", Map.of("credits", 7)).expect(502, "upstream_error");
    assertEquals(before, balance(workspace));
  }

  @Test
  void anAbsentProviderIs503AndChangesNothing() {
    var before = balance(workspace);
    server.stripe().mood(FakeStripe.Mood.IS_DOWN);
    workspace.post("/v1/credits/top-ups", Map.of("credits", 7)).expect(503, "upstream_unavailable");
    assertEquals(before, balance(workspace));
  }

  @Test
  void theHistoryAddsUpToTheBalance() {
    workspace.post("/v1/credits/top-ups", Map.of("credits", 3)).expect(201);
    var balance = balance(workspace);
    var sum = 0L;
    var seen = new ArrayList<String>();
    for (var target = "/v1/credits/history?limit=2"; !target.isEmpty(); ) {
      var page = workspace.get(target).expect(200).json();
      for (var entry : page.path("data")) {
        sum += entry.path("credits").asLong();
        assertTrue(!seen.contains(entry.path("id").asString()));
        seen.add(entry.path("id").asString());
      }
      var next = page.path("next_cursor").asString("");
      target = next.isEmpty() ? "" : "/v1/credits/history?limit=2&cursor=" + next;
    }
    assertEquals(balance, sum);
  }

  @Test
  void whatIsNotPaidForWaitsForATopUp() {
    var other = StudioFixtures.ofOther();
    var owner = other.owner();
    var unpaid = owner.awaitAsset(other.unpaidAsset(), "pending_payment");
    assertEquals(false, unpaid.path("cuttable").asBoolean());
    var announcement =
        keyed(
            owner,
            "/v1/assets",
            Map.of("project_id", owner.project(), "filename", "more.mp4", "size_bytes", 10));
    var cut =
        keyed(
            owner,
            "/v1/cuts",
            Map.of("asset_id", other.unpaidAsset(), "script", Map.of("silence", Map.of())));
    owner.send(announcement).expect(402, "insufficient_credits");
    owner.send(owner.creation("more.mp4", 10)).expect(402, "insufficient_credits");
    owner.send(cut).expect(409, "asset_payment_required");
    owner.render(other.unpaidAsset(), "wav").expect(409, "asset_payment_required");
    owner.post("/v1/credits/top-ups", Map.of("credits", 5)).expect(201);
    var paid = owner.awaitAsset(other.unpaidAsset(), "ready");
    assertEquals(2, paid.path("credits_charged").asInt());
    assertEquals(3, balance(owner));
    owner.send(announcement).expect(201);
    owner.send(cut).expect(201);
  }

  /** A request that is safe to send again, as often as it takes. */
  private static ApiRequest keyed(Workspace owner, String path, Map<String, Object> body) {
    return ApiRequest.post(path, owner.key(), body)
        .header("Idempotency-Key", UUID.randomUUID().toString());
  }

  private static long balance(Workspace of) {
    return of.get("/v1/credits").expect(200).json().path("credits").asLong();
  }
}
