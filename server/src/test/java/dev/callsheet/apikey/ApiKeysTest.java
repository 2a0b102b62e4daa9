package dev.callsheet.apikey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.account.Organization;
import dev.callsheet.account.Organizations;
import dev.callsheet.database.TestDatabase;
import dev.callsheet.kernel.access.Authentication;
import dev.callsheet.kernel.access.Authentication.Authenticated;
import dev.callsheet.kernel.access.Authentication.OtherOwner;
import dev.callsheet.kernel.access.Authentication.Revoked;
import dev.callsheet.kernel.access.Authentication.Suspended;
import dev.callsheet.kernel.access.Authentication.Unknown;
import dev.callsheet.kernel.access.Authenticator;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.kernel.contract.KeyFormat;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiKeysTest {
  private static final String PREFIX = "sk_some_";
  private static final ContractFamily FAMILY =
      new ContractFamily(
          "some",
          List.of("/"),
          new KeyFormat(List.of(PREFIX), List.of("Authorization"), 36, true),
          null,
          Map.of(),
          60,
          null,
          null,
          Map.of());

  private final TestDatabase database = TestDatabase.create();
  private final ApplicationContext context =
      ApplicationContext.run(Map.copyOf(database.properties()));
  private final ApiKeys keys = context.getBean(ApiKeys.class);
  private final Authenticator authenticator = context.getBean(Authenticator.class);
  private final Organizations organizations = context.getBean(Organizations.class);
  private Organization organization = new Organization("", "", false);

  @BeforeAll
  void createOrganization() {
    organization = organizations.create("Studio One");
  }

  @AfterAll
  void close() {
    context.close();
  }

  @Test
  void aKeyNamesItsOrganizationAndScopes() {
    NewApiKey key = create(organization, Right.WRITE, 60);

    assertTrue(key.secret().matches("sk_some_[0-9A-Za-z]{36}"), key.secret());
    assertEquals(
        new Authenticated(new Caller(organization.id(), key.id(), Set.of("write"), 60)),
        authenticate(key));
    assertFalse(key.toString().contains(key.secret()));
  }

  @Test
  void aWellFormedKeyThatWasNeverMadeIsUnknown() {
    String invented = FAMILY.keys().make(PREFIX, new SecureRandom());

    assertEquals(new Unknown(), authenticator.authenticate(invented, FAMILY, null));
  }

  @Test
  void revocationAndSuspensionHoldFromTheNextRequestOn() {
    NewApiKey key = create(organization, Right.READ, 60);
    NewApiKey other = create(organization, Right.READ, 60);

    assertTrue(keys.revoke(key.id()));
    assertTrue(keys.revoke(key.id()));
    assertFalse(keys.revoke("key_none"));
    assertEquals(new Revoked(), authenticate(key));

    assertTrue(organizations.suspend(organization.id()));
    assertInstanceOf(Suspended.class, authenticate(other));
    assertEquals(new Revoked(), authenticate(key));
    assertTrue(organizations.resume(organization.id()));
    assertInstanceOf(Authenticated.class, authenticate(other));
    assertFalse(organizations.suspend("org_none"));
  }

  @Test
  void aKeyOfAnotherOwnerIsToldSoBeforeItsSuspension() {
    Organization own = organizations.create("Studio Two");
    NewApiKey key = create(own, Right.READ, 60);
    organizations.suspend(own.id());

    assertInstanceOf(
        OtherOwner.class, authenticator.authenticate(key.secret(), FAMILY, organization.id()));
    assertInstanceOf(
        OtherOwner.class, authenticator.authenticate(key.secret(), FAMILY, "org_nobody"));
    assertInstanceOf(Suspended.class, authenticator.authenticate(key.secret(), FAMILY, own.id()));
    keys.revoke(key.id());
    assertEquals(
        new Revoked(), authenticator.authenticate(key.secret(), FAMILY, organization.id()));
  }

  @Test
  void onlyAHashOfTheSecretIsStored() throws Exception {
    NewApiKey key = create(organization, Right.ADMIN, 60);
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(key.secret().getBytes(StandardCharsets.UTF_8));

    String row = row(key.id());
    assertTrue(row.contains(HexFormat.of().formatHex(hash)), row);
    assertFalse(row.contains(key.secret().substring(PREFIX.length())), row);
  }

  @Test
  void theKeysOfAnOrganizationAreListedWithTheirStates() {
    Organization own = organizations.create("Two keys");
    NewApiKey first = create(own, Right.ADMIN, 10);
    NewApiKey second = create(own, Right.READ, 20);
    keys.revoke(first.id());

    var listed = keys.list(own.id());
    assertEquals(2, listed.size());
    assertEquals(first.id(), listed.get(0).id());
    assertNotEquals(null, listed.get(0).revokedAt());
    assertEquals(second.id(), listed.get(1).id());
    assertEquals(Right.READ, listed.get(1).accessRight());
    assertEquals(null, listed.get(1).revokedAt());
    assertTrue(organizations.all().contains(own));
    assertEquals(Optional.of(own), organizations.find(own.id()));
  }

  private NewApiKey create(Organization owner, Right right, int requestsPerMinute) {
    return keys.create(owner.id(), FAMILY, right, requestsPerMinute);
  }

  private Authentication authenticate(NewApiKey key) {
    return authenticator.authenticate(key.secret(), FAMILY, null);
  }

  private String row(String id) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement =
            connection.prepareStatement("select api_key::text from api_key where id = ?")) {
      statement.setString(1, id);
      try (var result = statement.executeQuery()) {
        assertTrue(result.next());
        return result.getString(1);
      }
    }
  }
}
