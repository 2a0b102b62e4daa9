package dev.callsheet.registry.apikey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.apikey.ApiKeys;
import dev.callsheet.caller.Caller;
import dev.callsheet.egress.UrlFault;
import dev.callsheet.kernel.access.Authentication.Authenticated;
import dev.callsheet.kernel.access.Authentication.Revoked;
import dev.callsheet.kernel.access.Authentication.Unknown;
import dev.callsheet.kernel.access.Authenticator;
import dev.callsheet.registry.RegistryFamily;
import dev.callsheet.registry.RegistryNode;
import dev.callsheet.webhook.Webhooks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keys are created, rotated and revoked like. */
final class RegistryKeysTest {
  private static final String URL = "http://127.0.0.1:9/hook";

  @TempDir Path home;
  private RegistryNode node;
  private RegistryKeys keys;

  @BeforeEach
  void start() {
    node = new RegistryNode(home, Map.of("callsheet.api-keys.maximum-live", 10));
    keys = node.bean(RegistryKeys.class);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void whatIsWrongWithAKeyIsToldInThisOrder() {
    assertEquals(new KeyIssue.NameInvalid(), create(" \t", List.of(), null));
    assertEquals(new KeyIssue.NameInvalid(), create("n".repeat(101), List.of(), null));
    assertEquals(new KeyIssue.NoScopes(), create("Key", List.of(), "nonsense"));
    assertEquals(
        new KeyIssue.ScopeUnknown("works:delete"),
        create("Key", List.of("works:read", "works:delete", "all"), "nonsense"));
    assertEquals(
        UrlFault.SCHEME,
        assertInstanceOf(
                KeyIssue.UrlRefused.class,
                create("Key", List.of("works:read"), "ftp://example.com/"))
            .fault());
  }

  @Test
  void aKeyGrantsOnlyWhatItHas() {
    var reader =
        new Caller(
            node.organization,
            null,
            node.caller.keyId(),
            Set.of("works:read", "api_keys:manage"),
            600,
            node.caller.keyPrefix());

    assertEquals(
        new KeyIssue.ScopeDenied("works:update"),
        keys.create(reader, "Key", List.of("works:read", "works:update", "works:register"), null));
    assertInstanceOf(
        KeyIssue.Issued.class, keys.create(reader, "Key", List.of("works:read"), null));
  }

  @Test
  void parallelCreationsDoNotPassTheLimit() throws Exception {
    for (var number = 0; number < 8; number++) {
      issued("Key " + number, null);
    }

    var outcomes = RegistryNode.atOnce(10, () -> create("Last", List.of("works:read"), URL));

    assertEquals(1, outcomes.stream().filter(KeyIssue.Issued.class::isInstance).count());
    assertEquals(9, outcomes.stream().filter(new KeyIssue.LimitReached(10)::equals).count());
    var endpoints =
        node.bean(Webhooks.class).list(node.organization, RegistryFamily.NAME, null, 99);
    assertEquals(1, endpoints.size(), "those of keys that were not made are gone");
  }

  @Test
  void aRotatedKeyKeepsItsIdAndItsFormerSecretForTheGrace() {
    var issued = issued("Key", URL);

    var renewed =
        assertInstanceOf(
            RegistryKeys.KeyRenewal.Renewed.class,
            keys.rotate(node.caller, issued.key().id(), Duration.ofHours(1)));

    assertEquals(issued.key().id(), renewed.described().key().id());
    assertEquals(URL, renewed.described().webhookUrl());
    assertInstanceOf(Authenticated.class, authenticate(issued.secret()));
    assertInstanceOf(Authenticated.class, authenticate(renewed.secret()));
    node.clock.advance(Duration.ofHours(1));
    assertEquals(new Unknown(), authenticate(issued.secret()));
    keys.rotate(node.caller, issued.key().id(), Duration.ZERO);
    assertEquals(new Unknown(), authenticate(renewed.secret()));
  }

  @Test
  void aRevokedKeyIsListedAndStaysRevokedAndTellsNobodyAnyMore() {
    var issued = issued("Key", URL);
    var id = issued.key().id();
    assertNotNull(keys.find(node.caller, id).orElseThrow().webhookUrl());

    assertTrue(keys.revoke(node.caller, id));
    var revokedAt = keys.find(node.caller, id).orElseThrow().key().revokedAt();
    node.clock.advance(Duration.ofMinutes(1));
    assertTrue(keys.revoke(node.caller, id));

    var revoked = keys.find(node.caller, id).orElseThrow();
    assertEquals(revokedAt, revoked.key().revokedAt());
    assertNull(revoked.webhookUrl());
    assertEquals(new Revoked(), authenticate(issued.secret()));
    assertEquals(
        new RegistryKeys.KeyRenewal.Unknown(), keys.rotate(node.caller, id, Duration.ZERO));
    assertEquals(2, keys.list(node.caller, null, 10).size());
    assertFalse(keys.revoke(node.key(node.organization()), id));
  }

  @Test
  void theWebhookOfAKeyThatAnOperatorRevokedGoesWithTheNextCleanup() throws Exception {
    var issued = issued("Key", URL);
    var kept = issued("Kept", URL);
    assertTrue(node.bean(ApiKeys.class).revoke(issued.key().id()));

    node.node().recurring("registry-key-webhook-cleanup").run();

    assertNull(keys.find(node.caller, issued.key().id()).orElseThrow().webhookUrl());
    assertNotNull(keys.find(node.caller, kept.key().id()).orElseThrow().webhookUrl());
    assertEquals(
        1, node.bean(Webhooks.class).list(node.organization, RegistryFamily.NAME, null, 9).size());
  }

  private KeyIssue create(String name, List<String> scopes, @Nullable String url) {
    return keys.create(node.caller, name, scopes, url);
  }

  private KeyIssue.Issued issued(String name, @Nullable String url) {
    return assertInstanceOf(KeyIssue.Issued.class, create(name, List.of("works:read"), url));
  }

  private Object authenticate(String secret) {
    return node.bean(Authenticator.class).authenticate(secret, node.family(), node.organization);
  }
}
