package dev.callsheet.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.api.Families;
import dev.callsheet.apikey.ApiKeys;
import dev.callsheet.apikey.KeyProjects;
import dev.callsheet.caller.Caller;
import dev.callsheet.credit.Credits;
import dev.callsheet.database.TestDatabase;
import dev.callsheet.kernel.access.Authentication.Authenticated;
import dev.callsheet.kernel.access.Authenticator;
import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractFamily;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemonstrationTest {
  private static final URI SERVER = URI.create("http://localhost:8080");

  @TempDir private Path home;
  private ApplicationContext context = ApplicationContext.builder().build();

  @BeforeEach
  void start() {
    Map<String, Object> properties = new HashMap<>(TestDatabase.create().properties());
    properties.put("callsheet.home", home.toString());
    context = ApplicationContext.run(properties);
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void theFirstStartMakesKeysThatOnlyTheOwnerReadsAndShowsThemOnce() throws Exception {
    Demonstration demonstration = context.getBean(Demonstration.class);
    String first = demonstration.provide(SERVER);
    Path file = home.resolve("demo-keys.json");
    String secret = new ObjectMapper().readTree(file.toFile()).get("studio").textValue();

    assertTrue(first.contains(secret), first);
    assertTrue(first.contains("http://localhost:8080/v1/projects"), first);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    var caller = caller(secret);
    assertEquals(Families.STUDIO.scopes().keySet(), caller.scopes());
    assertEquals(Families.STUDIO.requestsPerMinute(), caller.requestsPerMinute());
    assertEquals(1000, context.getBean(Credits.class).balance(caller.organizationId()));
    assertEquals(
        caller.organizationId(),
        new ObjectMapper().readTree(file.toFile()).get("organization").textValue());
    assertTrue(first.contains(caller.organizationId()), first);

    assertFalse(demonstration.provide(SERVER).contains(secret));
    assertEquals(secret, new ObjectMapper().readTree(file.toFile()).get("studio").textValue());
  }

  @Test
  void keysThatNoLongerOpenAnythingAreReplacedWithoutMoreCredits() throws Exception {
    Demonstration demonstration = context.getBean(Demonstration.class);
    demonstration.provide(SERVER);
    Path file = home.resolve("demo-keys.json");
    String old = new ObjectMapper().readTree(file.toFile()).get("studio").textValue();
    context.getBean(ApiKeys.class).revoke(caller(old).keyId());

    demonstration.provide(SERVER);
    String replaced = new ObjectMapper().readTree(file.toFile()).get("studio").textValue();
    assertEquals(1000, context.getBean(Credits.class).balance(caller(replaced).organizationId()));
  }

  @Test
  void aFamilyOfProjectsGetsAKeyOfOne() throws Exception {
    Demonstration demonstration = context.getBean(Demonstration.class);
    demonstration.provide(SERVER);
    var file = home.resolve("demo-keys.json").toFile();
    var secret = new ObjectMapper().readTree(file).get("tasks").textValue();
    var tasks = context.getBean(Contract.class).named("tasks").orElseThrow();
    var caller = caller(secret, tasks);
    var projects = context.getBean(KeyProjects.class);
    assertTrue(projects.exists(caller.organizationId(), String.valueOf(caller.projectId())));
    assertEquals(projects.provide(caller.organizationId(), "demo"), caller.projectId());

    demonstration.provide(SERVER);
    assertEquals(secret, new ObjectMapper().readTree(file).get("tasks").textValue());
  }

  private Caller caller(String secret) {
    return caller(secret, Families.STUDIO);
  }

  private Caller caller(String secret, ContractFamily family) {
    var authentication = context.getBean(Authenticator.class).authenticate(secret, family, null);
    return (Caller) assertInstanceOf(Authenticated.class, authentication).caller();
  }
}
