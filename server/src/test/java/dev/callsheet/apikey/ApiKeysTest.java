package dev.callsheet.apikey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.account.Organization;
import dev.callsheet.account.Organizations;
import dev.callsheet.caller.Caller;
import dev.callsheet.caller.KeyOwner;
import dev.callsheet.database.TestDatabase;
import dev.callsheet.job.TestClock;
import dev.callsheet.kernel.access.Authentication;
import dev.callsheet.kernel.access.Authentication.Authenticated;
import dev.callsheet.kernel.access.Authentication.OtherOwner;
import dev.callsheet.kernel.access.Authentication.Revoked;
import dev.callsheet.kernel.access.Authentication.Suspended;
import dev.callsheet.kernel.access.Authentication.Unknown;
import dev.callsheet.kernel.access.Authenticator;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.kernel.contract.FieldNames;
import dev.callsheet.kernel.contract.KeyFormat;
import dev.callsheet.plan.Plan;
import dev.callsheet.plan.Plans;
import io.micronaut.context.ApplicationContext;
import io.micronaut.data.annotation.Query;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiKeysTest {
  private static final String PREFIX = "sk_some_";
  private static final String TEST_PREFIX = "sk_test_";
  private static final ContractFamily FAMILY = family("some");

  private final TestDatabase database = TestDatabase.create();
  private final TestClock clock = new TestClock();
  private final ApplicationContext context = start();
  private final ApiKeys keys = context.getBean(ApiKeys.class);
  private final Authenticator authenticator = context.getBean(Authenticator.class);
  private final Organizations organizations = context.getBean(Organizations.class);
  private Organization organization = new Organization("", "", false, null);

  @BeforeEach
  void createOrganization() {
    organization = organizations.create("Studio One");
  }

  @AfterAll
  void close() {
    context.close();
  }

  @Test
  void aKeyNamesItsOwnerAndScopes() {
    var created = create(KeyOwner.organization(organization.id()), Set.of("write"), 60);

    assertTrue(created.secret().matches("sk_some_[0-9A-Za-z]{36}"), created.secret());
    assertEquals(
        new Authenticated(
            new Caller(organization.id(), null, created.key().id(), Set.of("write"), 60, PREFIX)),
        authenticate(created.secret()));
    assertFalse(created.toString().contains(created.secret()));
    assertEquals(Optional.of(created.key()), keys.find(created.key().id()));
  }

  @Test
  void aWellFormedKeyThatWasNeverMadeIsUnknown() {
    String invented = FAMILY.keys().make(PREFIX, new SecureRandom());

    assertEquals(new Unknown(), authenticate(invented));
  }

  @Test
  void aKeyOfAnotherFamilyIsUnknown() {
    var created = create("read");

    assertEquals(
        new Unknown(), authenticator.authenticate(created.secret(), family("other"), null));
  }

  @Test
  void revocationAndSuspensionHoldFromTheNextRequestOn() {
    var created = create("read");
    var other = create("read");

    assertTrue(keys.revoke(created.key().id()));
    assertTrue(keys.revoke(created.key().id()));
    assertFalse(keys.revoke("key_none"));
    assertEquals(new Revoked(), authenticate(created.secret()));

    assertTrue(organizations.suspend(organization.id()));
    assertInstanceOf(Suspended.class, authenticate(other.secret()));
    assertEquals(new Revoked(), authenticate(created.secret()));
    assertTrue(organizations.resume(organization.id()));
    assertInstanceOf(Authenticated.class, authenticate(other.secret()));
    assertFalse(organizations.suspend("org_none"));
  }

  @Test
  void aKeyOfAnotherOwnerIsToldSoBeforeItsSuspension() {
    var created = create("read");
    organizations.suspend(organization.id());

    assertInstanceOf(OtherOwner.class, authenticate(created.secret(), "org_nobody"));
    assertInstanceOf(Suspended.class, authenticate(created.secret(), organization.id()));
    keys.revoke(created.key().id());
    assertEquals(new Revoked(), authenticate(created.secret(), "org_nobody"));
  }

  @Test
  void aKeyOfAProjectIsOfNothingElse() {
    var created = create(new KeyOwner(organization.id(), "prj_a"), Set.of("read"), null);

    assertInstanceOf(Authenticated.class, authenticate(created.secret(), "prj_a"));
    assertInstanceOf(OtherOwner.class, authenticate(created.secret(), "prj_b"));
    assertInstanceOf(OtherOwner.class, authenticate(created.secret(), organization.id()));
    assertInstanceOf(OtherOwner.class, authenticate(create("read").secret(), "prj_a"));
  }

  @Test
  void theFormerSecretIsAcceptedUntilTheGraceEnds() {
    var created = create("read");
    var rotated = rotate(created.key(), Duration.ofHours(1));

    assertEquals(created.key().id(), rotated.key().id());
    assertEquals(clock.instant().plus(Duration.ofHours(1)), rotated.key().formerExpiresAt());
    assertEquals(authenticate(created.secret()), authenticate(rotated.secret()));
    clock.advance(Duration.ofHours(1));
    assertEquals(new Unknown(), authenticate(created.secret()));
    assertInstanceOf(Authenticated.class, authenticate(rotated.secret()));
    assertFalse(rotated.toString().contains(rotated.secret()));
  }

  @Test
  void onlyOneFormerSecretIsAccepted() {
    var created = create("read");
    var second = rotate(created.key(), Duration.ofHours(1));
    var third = rotate(created.key(), Duration.ofHours(1));

    assertEquals(new Unknown(), authenticate(created.secret()));
    assertInstanceOf(Authenticated.class, authenticate(second.secret()));
    assertInstanceOf(Authenticated.class, authenticate(third.secret()));
    var last = rotate(created.key(), Duration.ZERO);
    assertEquals(new Unknown(), authenticate(third.secret()));
    keys.revoke(created.key().id());
    assertEquals(new Revoked(), authenticate(last.secret()));
    assertEquals(new KeyRotation.Unknown(), keys.rotate(last.key(), FAMILY, Duration.ZERO));
  }

  @Test
  void aGraceHasBounds() {
    var key = create("read").key();

    assertThrows(
        IllegalArgumentException.class, () -> rotate(key, ApiKeys.MAX_GRACE.plusSeconds(1)));
    assertThrows(IllegalArgumentException.class, () -> rotate(key, Duration.ofSeconds(-1)));
  }

  @Test
  void ofTenCreationsAtOnceOnlyAsManySucceedAsThereIsRoomFor() {
    for (int count = 0; count < 9; count++) {
      create("read");
    }
    var owner = KeyOwner.organization(organization.id());
    var together = new CyclicBarrier(10);
    List<KeyCreation> outcomes;
    try (var threads = Executors.newFixedThreadPool(10)) {
      outcomes =
          IntStream.range(0, 10)
              .mapToObj(
                  number ->
                      threads.submit(
                          () -> {
                            together.await();
                            return keys.create(owner, FAMILY, spec("read"));
                          }))
              .toList()
              .stream()
              .<KeyCreation>map(ApiKeysTest::outcome)
              .toList();
    }

    assertEquals(
        1, outcomes.stream().filter(outcome -> outcome instanceof KeyCreation.Created).count());
    assertEquals(9, outcomes.stream().filter(new KeyCreation.LimitReached(10)::equals).count());
    assertEquals(10, keys.list(organization.id()).size());
    assertInstanceOf(
        KeyCreation.Created.class,
        keys.create(new KeyOwner(organization.id(), "prj_a"), FAMILY, spec("read")));
    assertInstanceOf(
        KeyCreation.Created.class,
        keys.create(KeyOwner.organization(organization.id()), family("other"), spec("read")));
  }

  @Test
  void aKeyGrantsOnlyWhatItMayDoItself() {
    var caller = caller(create("write"));
    var admin = create("admin");

    assertInstanceOf(KeyCreation.Created.class, keys.create(caller, FAMILY, spec("read", "write")));
    assertEquals(
        new KeyCreation.ScopesDenied(Set.of("admin")),
        keys.create(caller, FAMILY, spec("read", "admin")));
    assertEquals(
        new KeyRotation.ScopesDenied(Set.of("admin")),
        keys.rotate(caller, FAMILY, admin.key().id(), Duration.ZERO));
    assertInstanceOf(Authenticated.class, authenticate(admin.secret()));
  }

  @Test
  void aKeySeesTheKeysOfItsOwnerAlone() {
    var caller = caller(create("admin"));
    var ofProject = create(new KeyOwner(organization.id(), "prj_a"), Set.of("admin"), null);
    var ours = ((KeyCreation.Created) keys.create(caller, FAMILY, spec("read"))).key();

    assertEquals(
        List.of(ours.id(), caller.keyId()),
        keys.list(caller, FAMILY, null, 10).stream().map(ApiKey::id).toList());
    assertEquals(
        List.of(caller.keyId()),
        keys.list(caller, FAMILY, ours.id(), 10).stream().map(ApiKey::id).toList());
    assertEquals(List.of(), keys.list(caller, family("other"), null, 10));
    assertEquals(Optional.empty(), keys.find(caller, FAMILY, ofProject.key().id()));
    assertFalse(keys.revoke(caller, FAMILY, ofProject.key().id()));
    assertEquals(
        new KeyRotation.Unknown(),
        keys.rotate(caller, FAMILY, ofProject.key().id(), Duration.ZERO));
    assertEquals(List.of(ofProject.key()), keys.list(caller(ofProject), FAMILY, null, 10));

    assertTrue(keys.revoke(caller, FAMILY, ours.id()));
    assertFalse(keys.revoke(caller, FAMILY, ours.id()));
    assertEquals(Optional.empty(), keys.find(caller, FAMILY, ours.id()));
    assertNotEquals(null, keys.find(ours.id()).orElseThrow().revokedAt());
  }

  @Test
  void aKeysNumberGoesBeforeThePlansAndThatBeforeTheFamilys() {
    var own = create(KeyOwner.organization(organization.id()), Set.of("read"), 7);
    var usual = create("read");
    assertEquals(60, caller(usual).requestsPerMinute());

    var plans = context.getBean(Plans.class);
    plans.set(organization.id(), FAMILY, Plan.of(90, null, null));
    assertEquals(90, caller(usual).requestsPerMinute());
    assertEquals(7, caller(own).requestsPerMinute());

    plans.set(organization.id(), FAMILY, Plan.NONE);
    plans.set(organization.id(), family("other"), Plan.of(90, null, null));
    assertEquals(60, caller(usual).requestsPerMinute());
  }

  @Test
  void aKeyKeepsTheChosenPrefix() {
    var spec = new KeySpec("A key", Set.of("read"), null, TEST_PREFIX);
    var created =
        assertInstanceOf(
            KeyCreation.Created.class,
            keys.create(KeyOwner.organization(organization.id()), FAMILY, spec));
    assertTrue(created.secret().startsWith(TEST_PREFIX), created.secret());
    assertEquals(TEST_PREFIX, caller(created).keyPrefix());
    assertEquals(PREFIX, caller(create("read")).keyPrefix());

    var rotated =
        assertInstanceOf(
            KeyRotation.Rotated.class, keys.rotate(created.key(), FAMILY, Duration.ZERO));
    assertTrue(rotated.secret().startsWith(TEST_PREFIX), rotated.secret());
    assertEquals(TEST_PREFIX, rotated.key().prefix());

    var unknown = new KeySpec("A key", Set.of("read"), null, "sk_none_");
    assertThrows(
        IllegalArgumentException.class,
        () -> keys.create(KeyOwner.organization(organization.id()), FAMILY, unknown));
  }

  @Test
  void aKeyIsFoundByIndexesAmongMany() throws Exception {
    var query =
        ApiKeyTable.class
            .getDeclaredMethod("findPresented", byte[].class)
            .getAnnotation(Query.class)
            .value()
            .replace(":secretSha256", "sha256('none')");
    try (var connection = TestDatabase.create().dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into organization (id, name, created_at) values ('org_many', 'Many', now());
          insert into api_key (id, organization_id, family, prefix, name, scopes, secret_sha256,
              created_at)
            select 'key_' || n, 'org_many', 'some', 'sk_some_', 'A key', '{read}',
              sha256(n::text::bytea), now()
            from generate_series(1, 10000) n;
          analyze
          """);
      var plan = new StringBuilder();
      try (var result = statement.executeQuery("explain " + query)) {
        while (result.next()) {
          plan.append(result.getString(1)).append('\n');
        }
      }
      assertFalse(plan.toString().contains("Seq Scan on api_key"), plan::toString);
    }
  }

  @Test
  void theMinuteOfTheLastUseIsWrittenWithoutTheRequest() {
    var key = create("read");
    var uses = context.getBean(KeyUses.class);
    authenticate(key.secret());
    assertEquals(null, stored(key).lastUsedAt());

    uses.write();
    var minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    assertEquals(minute, stored(key).lastUsedAt());
    clock.advance(Duration.ofMinutes(2));
    authenticate(key.secret());
    uses.write();
    assertEquals(minute.plus(Duration.ofMinutes(2)), stored(key).lastUsedAt());
  }

  @Test
  void aMinuteIsWrittenOnce() throws Exception {
    var key = create("read");
    var uses = context.getBean(KeyUses.class);
    authenticate(key.secret());
    uses.write();
    var version = column("xmin", key.key().id());
    authenticate(key.secret());
    uses.write();
    assertEquals(version, column("xmin", key.key().id()));
  }

  @Test
  void whatWasUsedIsWrittenAtAStop() {
    var key = create("read");
    try (var node = start()) {
      node.getBean(Authenticator.class).authenticate(key.secret(), FAMILY, null);
    }
    assertNotEquals(null, stored(key).lastUsedAt());
  }

  @Test
  void onlyHashesOfTheSecretsAreStored() throws Exception {
    var key = create("admin");
    var rotated = rotate(key.key(), Duration.ofHours(1));

    var row = column("api_key", key.key().id());
    for (var secret : List.of(key.secret(), rotated.secret())) {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      assertTrue(row.contains(HexFormat.of().formatHex(hash)), row);
      assertFalse(row.contains(secret.substring(PREFIX.length())), row);
    }
  }

  @Test
  void theKeysOfAnOrganizationAreListedWithTheirStates() {
    var first = create("admin");
    var second = create("read");
    keys.revoke(first.key().id());

    var listed = keys.list(organization.id());
    assertEquals(2, listed.size());
    assertEquals(first.key().id(), listed.get(0).id());
    assertNotEquals(null, listed.get(0).revokedAt());
    assertEquals(second.key(), listed.get(1));
    assertTrue(organizations.all().contains(organization));
    assertEquals(Optional.of(organization), organizations.find(organization.id()));
  }

  private static KeyCreation outcome(Future<? extends KeyCreation> creation) {
    try {
      return creation.get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new AssertionError(failure);
    }
  }

  private ApplicationContext start() {
    var node =
        ApplicationContext.builder(Map.copyOf(database.properties()), "test")
            .properties(Map.of("callsheet.api-keys.use-interval", "1h"))
            .build();
    node.registerSingleton(Clock.class, clock);
    return node.start();
  }

  private static ContractFamily family(String id) {
    return new ContractFamily(
        id,
        List.of("/"),
        new KeyFormat(List.of(PREFIX, TEST_PREFIX), List.of("Authorization"), 36, true),
        null,
        Map.of("read", Set.of(), "write", Set.of("read"), "admin", Set.of("read", "write")),
        60,
        List.of(),
        false,
        null,
        null,
        FieldNames.DOTTED,
        Map.of());
  }

  private static KeySpec spec(String... scopes) {
    return new KeySpec("A key", Set.of(scopes), null);
  }

  private KeyCreation.Created create(String scope) {
    return create(KeyOwner.organization(organization.id()), Set.of(scope), null);
  }

  private KeyCreation.Created create(
      KeyOwner owner, Set<String> scopes, @Nullable Integer requestsPerMinute) {
    var spec = new KeySpec("A key", scopes, requestsPerMinute);
    return assertInstanceOf(KeyCreation.Created.class, keys.create(owner, FAMILY, spec));
  }

  private KeyRotation.Rotated rotate(ApiKey key, Duration grace) {
    return assertInstanceOf(KeyRotation.Rotated.class, keys.rotate(key, FAMILY, grace));
  }

  private ApiKey stored(KeyCreation.Created key) {
    return keys.find(key.key().id()).orElseThrow();
  }

  private Caller caller(KeyCreation.Created key) {
    return (Caller) assertInstanceOf(Authenticated.class, authenticate(key.secret())).caller();
  }

  private Authentication authenticate(String secret) {
    return authenticate(secret, null);
  }

  private Authentication authenticate(String secret, @Nullable String owner) {
    return authenticator.authenticate(secret, FAMILY, owner);
  }

  private String column(String name, String id) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement =
            connection.prepareStatement("select " + name + "::text from api_key where id = ?")) {
      statement.setString(1, id);
      try (var result = statement.executeQuery()) {
        assertTrue(result.next());
        return result.getString(1);
      }
    }
  }
}
