package dev.callsheet.registry.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.registry.RegistryFamily;
import dev.callsheet.registry.RegistryNode;
import dev.callsheet.registry.record.RegistrationState;
import dev.callsheet.registry.work.Registrar;
import dev.callsheet.webhook.Deliveries;
import dev.callsheet.webhook.LoggedDelivery;
import dev.callsheet.webhook.Webhooks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who hears of the end of a transaction. */
final class TransactionEndingsTest {
  private static final String URL = "http://127.0.0.1:9/hook";

  @TempDir Path home;
  private RegistryNode node;
  private Registrar registrar;

  @BeforeEach
  void start() {
    node = new RegistryNode(home);
    registrar = new Registrar(node);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void theKeyThatConfirmedIsToldAtItsUrlAndNobodyElse() {
    var told = node.keyWithWebhook(URL);
    var other = node.keyWithWebhook(URL);
    registrar.confirm(told.caller(), "Evening", 440);
    node.seal();

    assertEquals(List.of(RegistryFamily.REGISTRATION_COMPLETED), types(told.endpointId()));
    assertEquals(List.of(), types(other.endpointId()));

    registrar.confirm(told.caller(), "Morning", 441);
    node.spoilWhatWaits();
    node.seal();

    assertEquals(
        List.of(RegistryFamily.REGISTRATION_FAILED, RegistryFamily.REGISTRATION_COMPLETED),
        types(told.endpointId()));
    assertEquals(
        2, node.bean(Webhooks.class).list(node.organization, RegistryFamily.NAME, null, 9).size());
  }

  @Test
  void whoWaitsForATransactionHearsOfItsEndAtOnce() throws Exception {
    var registration = registrar.confirm(node.caller, "Evening", 440);
    var transactions = node.bean(Transactions.class);
    var waiting =
        CompletableFuture.supplyAsync(
            () -> transactions.find(node.organization, registration.id(), Duration.ofSeconds(20)));

    node.seal();

    assertEquals(RegistrationState.COMPLETED, waiting.get().orElseThrow().state());
  }

  @Test
  void aTransactionOfAnotherOrganizationIsNotFound() {
    var registration = registrar.confirm(node.caller, "Evening", 440);

    assertTrue(
        node.bean(Transactions.class)
            .find(node.organization(), registration.id(), Duration.ofSeconds(20))
            .isEmpty());
  }

  /** The types of what was sent to an endpoint, the latest first. */
  private List<String> types(String endpointId) {
    return node
        .bean(Deliveries.class)
        .list(node.organization, RegistryFamily.NAME, endpointId, null, 10)
        .orElseThrow()
        .stream()
        .map(LoggedDelivery::type)
        .toList();
  }
}
