package dev.callsheet.apikey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.callsheet.account.Organization;
import dev.callsheet.account.Organizations;
import dev.callsheet.database.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiKeysTest {
  private static final String PREFIX = "sk_some_";

  private final TestDatabase database = TestDatabase.create();
  private final ApplicationContext context =
      ApplicationContext.run(Map.copyOf(database.properties()));
  private final ApiKeys keys = context.getBean(ApiKeys.class);
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
  void aKeyNamesItsOrganizationAndRight() {
    NewApiKey key = keys.create(organization.id(), PREFIX, Right.WRITE, 60);

    assertTrue(key.secret().matches("sk_some_[0-9A-Za-z]{36}"), key.secret());
    assertEquals(
        Optional.of(new Caller(organization.id(), key.id(), Right.WRITE, false, 60)),
        keys.authenticate(key.secret(), PREFIX));
    assertFalse(key.toString().contains(key.secret()));
  }

  @Test
  void aKeyOfAnotherPrefixIsNobodys() {
    NewApiKey key = keys.create(organization.id(), PREFIX, Right.WRITE, 60);

    assertEquals(Optional.empty(), keys.authenticate(key.secret(), "sk_"));
    assertEquals(Optional.empty(), keys.authenticate(key.secret(), "tsk_"));
  }

  @Test
  void aWellFormedKeyThatWasNeverMadeIsNobodys() {
    String invented = KeyText.make(PREFIX, new SecureRandom());

    assertTrue(KeyText.isWellFormed(invented, PREFIX));
    assertEquals(Optional.empty(), keys.authenticate(invented, PREFIX));
  }

  @Test
  void aMistypedKeyIsRefusedWithoutAQuery() throws Exception {
    try (var closed = ApplicationContext.run(Map.copyOf(database.properties()))) {
      ApiKeys keysWithoutDatabase = closed.getBean(ApiKeys.class);
      String secret = keys.create(organization.id(), PREFIX, Right.READ, 60).secret();
      DelegatingDataSource.unwrapDataSource(closed.getBean(DataSource.class))
          .unwrap(HikariDataSource.class)
          .close();

      for (int index = PREFIX.length(); index < secret.length(); index++) {
        char other = secret.charAt(index) == 'x' ? 'y' : 'x';
        String mistyped = secret.substring(0, index) + other + secret.substring(index + 1);
        assertEquals(Optional.empty(), keysWithoutDatabase.authenticate(mistyped, PREFIX));
      }
      assertEquals(Optional.empty(), keysWithoutDatabase.authenticate("", PREFIX));
      assertEquals(Optional.empty(), keysWithoutDatabase.authenticate(PREFIX, PREFIX));
      assertEquals(Optional.empty(), keysWithoutDatabase.authenticate(secret + "0", PREFIX));
      assertEquals(
          Optional.empty(), keysWithoutDatabase.authenticate(PREFIX + "é".repeat(36), PREFIX));
      assertThrows(RuntimeException.class, () -> keysWithoutDatabase.authenticate(secret, PREFIX));
    }
  }

  @Test
  void revocationAndSuspensionHoldFromTheNextRequestOn() {
    NewApiKey key = keys.create(organization.id(), PREFIX, Right.READ, 60);
    NewApiKey other = keys.create(organization.id(), PREFIX, Right.READ, 60);

    assertTrue(keys.revoke(key.id()));
    assertTrue(keys.revoke(key.id()));
    assertFalse(keys.revoke("key_none"));
    assertEquals(Optional.empty(), keys.authenticate(key.secret(), PREFIX));

    assertTrue(organizations.suspend(organization.id()));
    assertTrue(keys.authenticate(other.secret(), PREFIX).orElseThrow().organizationSuspended());
    assertTrue(organizations.resume(organization.id()));
    assertFalse(keys.authenticate(other.secret(), PREFIX).orElseThrow().organizationSuspended());
    assertFalse(organizations.suspend("org_none"));
  }

  @Test
  void onlyAHashOfTheSecretIsStored() throws Exception {
    NewApiKey key = keys.create(organization.id(), PREFIX, Right.ADMIN, 60);
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(key.secret().getBytes(StandardCharsets.UTF_8));

    String row = row(key.id());
    assertTrue(row.contains(HexFormat.of().formatHex(hash)), row);
    assertFalse(row.contains(key.secret().substring(PREFIX.length())), row);
  }

  @Test
  void theKeysOfAnOrganizationAreListedWithTheirStates() {
    Organization own = organizations.create("Two keys");
    NewApiKey first = keys.create(own.id(), PREFIX, Right.ADMIN, 10);
    NewApiKey second = keys.create(own.id(), PREFIX, Right.READ, 20);
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
