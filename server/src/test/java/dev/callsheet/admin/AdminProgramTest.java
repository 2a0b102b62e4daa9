package dev.callsheet.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.api.ContractFactory;
import dev.callsheet.api.Families;
import dev.callsheet.database.Database;
import dev.callsheet.database.DatabaseSettings;
import dev.callsheet.kernel.access.Authentication;
import dev.callsheet.kernel.access.Authentication.Authenticated;
import dev.callsheet.kernel.access.Authentication.Revoked;
import dev.callsheet.kernel.access.Authentication.Suspended;
import dev.callsheet.kernel.access.Authenticator;
import dev.callsheet.kernel.contract.ContractFamily;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AdminProgramTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path home;

  @AfterAll
  void restoreLogging() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
  }

  @Test
  void aWholeLifeOfAnOrganizationWithoutAndBesideAServer() throws Exception {
    String organization =
        run("create-organization", "--name", "Studio One").single().get("id").textValue();

    try (Database database = Database.forServer(new DatabaseSettings(null, home));
        var server = ApplicationContext.run(database.properties())) {
      JsonNode key =
          run(
                  "create-key",
                  "--family",
                  "studio",
                  "--organization",
                  organization,
                  "--scope",
                  "write")
              .single();
      String secret = key.get("secret").textValue();
      var caller = assertInstanceOf(Authenticated.class, authenticate(server, secret)).caller();
      assertEquals(Set.of("write"), caller.scopes());
      assertEquals(Families.STUDIO.requestsPerMinute(), caller.requestsPerMinute());

      assertEquals(
          250,
          run(
                  "grant-credits",
                  "--organization",
                  organization,
                  "--credits",
                  "250",
                  "--reference",
                  "gift")
              .single()
              .get("balance")
              .longValue());
      assertTrue(
          run("suspend", "--organization", organization).single().get("suspended").booleanValue());
      assertInstanceOf(Suspended.class, authenticate(server, secret));
      assertFalse(
          run("resume", "--organization", organization).single().get("suspended").booleanValue());
      run("revoke-key", "--key", key.get("id").textValue()).single();
      assertEquals(new Revoked(), authenticate(server, secret));
    }

    JsonNode listed = run("list-organizations").withId(organization);
    assertEquals("Studio One", listed.get("name").textValue());
    assertEquals(250, listed.get("balance").longValue());
    JsonNode key = run("list-keys", "--organization", organization).single();
    assertFalse(key.get("revoked_at").isNull());
    assertFalse(key.has("secret"));
    assertTrue(run("verify-ledger").single().get("balances").booleanValue());

    Run unknown =
        run("create-key", "--family", "studio", "--organization", "org_none", "--scope", "read");
    assertEquals(1, unknown.code());
    assertEquals(List.of("There is no organisation org_none."), unknown.errors());
    assertEquals(
        List.of("There is no key key_none."), run("revoke-key", "--key", "key_none").errors());
  }

  @Test
  void aDeletedOrganizationStaysAndItsKeysOpenNothingForGood() throws Exception {
    String organization =
        run("create-organization", "--name", "Studio Gone").single().get("id").textValue();
    try (Database database = Database.forServer(new DatabaseSettings(null, home));
        var server = ApplicationContext.run(database.properties())) {
      String secret =
          run(
                  "create-key",
                  "--family",
                  "studio",
                  "--organization",
                  organization,
                  "--scope",
                  "write")
              .single()
              .get("secret")
              .textValue();

      JsonNode deleted = run("delete-organization", "--organization", organization).single();
      assertTrue(deleted.get("suspended").booleanValue());
      assertFalse(deleted.get("deleted_at").isNull());
      assertEquals(deleted, run("delete-organization", "--organization", organization).single());
      assertInstanceOf(Suspended.class, authenticate(server, secret));

      Run resumed = run("resume", "--organization", organization);
      assertEquals(1, resumed.code());
      assertEquals(List.of("The organisation " + organization + " is deleted."), resumed.errors());
      assertInstanceOf(Suspended.class, authenticate(server, secret));
    }
  }

  @Test
  void aKeyMayAskAsOftenAsItsFamilySaysOrAsOneGives() {
    String organization =
        run("create-organization", "--name", "Studio Two").single().get("id").textValue();
    for (ContractFamily family : new ContractFactory().contract().families()) {
      JsonNode usual =
          run(
                  "create-key",
                  "--organization",
                  organization,
                  "--scope",
                  family.scopes().keySet().iterator().next(),
                  "--family",
                  family.id())
              .single();
      assertEquals(family.id(), usual.get("family").textValue());
      assertTrue(usual.get("requests_per_minute").isNull());
    }
    JsonNode rare =
        run(
                "create-key",
                "--family",
                "studio",
                "--organization",
                organization,
                "--scope",
                "read",
                "--requests-per-minute",
                "3")
            .single();
    assertEquals(3, rare.get("requests_per_minute").intValue());
  }

  @Test
  void aKeyHasTheScopesTheNameAndTheProjectThatAreGiven() {
    String organization =
        run("create-organization", "--name", "Studio Three").single().get("id").textValue();
    JsonNode key =
        run(
                "create-key",
                "--family",
                "studio",
                "--organization",
                organization,
                "--scope",
                "read",
                "--scope",
                "write",
                "--name",
                "Of the editor",
                "--project",
                "prj_a")
            .single();
    assertEquals("[\"read\",\"write\"]", key.get("scopes").toString());
    assertEquals("Of the editor", key.get("name").textValue());
    assertEquals("prj_a", key.get("project_id").textValue());
  }

  @Test
  void aKeyOfAProjectNeedsTheProjectWhereTheFamilyHasAny() {
    String organization =
        run("create-organization", "--name", "Studio Four").single().get("id").textValue();
    JsonNode project = createProject(organization, "tasks").single();
    assertEquals("Site", project.get("name").textValue());
    assertEquals(project, createProject(organization, "tasks").single());
    String projectId = project.get("id").textValue();
    assertEquals(
        projectId,
        createProjectKey(organization, projectId).single().get("project_id").textValue());

    Run unknown = createProjectKey(organization, "prj_a");
    assertEquals(1, unknown.code());
    assertEquals(List.of("The organisation has no project prj_a in tasks."), unknown.errors());
    String other =
        run("create-organization", "--name", "Studio Five").single().get("id").textValue();
    assertEquals(1, createProjectKey(other, projectId).code());
    assertEquals(2, createProject(organization, "studio").code());
  }

  private static Run createProject(String organization, String family) {
    return run(
        "create-project", "--organization", organization, "--family", family, "--name", "Site");
  }

  private static Run createProjectKey(String organization, String projectId) {
    return run(
        "create-key",
        "--family",
        "tasks",
        "--organization",
        organization,
        "--scope",
        "read",
        "--project",
        projectId);
  }

  @Test
  void noMoreKeysAreInForceThanAllowed() {
    String organization =
        run("create-organization", "--name", "Studio Four").single().get("id").textValue();
    String[] create = {
      "create-key", "--family", "studio", "--organization", organization, "--scope", "read"
    };
    String first = run(create).single().get("id").textValue();
    for (int count = 1; count < 10; count++) {
      run(create).single();
    }
    Run refused = run(create);
    assertEquals(1, refused.code());
    assertEquals(
        List.of("There are 10 keys in force, as many as an owner may have in studio; revoke one."),
        refused.errors());
    run("revoke-key", "--key", first).single();
    run(create).single();
  }

  @Test
  void aRotatedKeyHasAnotherSecret() {
    String organization =
        run("create-organization", "--name", "Studio Five").single().get("id").textValue();
    JsonNode key =
        run("create-key", "--family", "studio", "--organization", organization, "--scope", "read")
            .single();
    String id = key.get("id").textValue();
    JsonNode rotated = run("rotate-key", "--key", id, "--grace", "0s").single();
    assertEquals(id, rotated.get("id").textValue());
    assertNotEquals(key.get("secret"), rotated.get("secret"));
    assertFalse(rotated.get("former_secret_expires_at").isNull());
    run("revoke-key", "--key", id).single();
    assertEquals(
        List.of("The key " + id + " is revoked."), run("rotate-key", "--key", id).errors());
    assertEquals(
        List.of("There is no key key_none."), run("rotate-key", "--key", "key_none").errors());
  }

  @Test
  void aPlanIsReplacedAsAWhole() {
    String organization =
        run("create-organization", "--name", "Studio Six").single().get("id").textValue();
    String[] plan = {"set-plan", "--organization", organization, "--family", "clips"};
    JsonNode set =
        run(Stream.concat(Stream.of(plan), Stream.of("--parallel", "7")).toArray(String[]::new))
            .single();
    assertEquals(7, set.get("parallel").intValue());
    assertTrue(set.get("max_upload_bytes").isNull());
    assertTrue(run(plan).single().get("parallel").isNull());
    assertEquals(
        List.of("There is no organisation org_none."),
        run("set-plan", "--organization", "org_none", "--family", "clips").errors());
  }

  @Test
  void maintenanceStaysAsItWasSwitched() {
    assertFalse(run("maintenance").single().get("maintenance").booleanValue());
    JsonNode on = run("maintenance", "on").single();
    assertTrue(on.get("maintenance").booleanValue());
    assertEquals(on, run("maintenance", "on").single());
    assertEquals(on, run("maintenance").single());
    JsonNode off = run("maintenance", "off").single();
    assertFalse(off.get("maintenance").booleanValue());
    assertTrue(off.get("since").isNull());
    assertEquals(off, run("maintenance").single());
  }

  @Test
  void theLogIsFrozenAndPausedAsItIsTold() {
    JsonNode usual = run("registry").single();
    assertFalse(usual.get("frozen").booleanValue());
    assertTrue(usual.get("paused_since").isNull());
    JsonNode frozen = run("registry", "freeze", "--reason", "It is looked into.").single();
    assertTrue(frozen.get("frozen").booleanValue());
    assertEquals("It is looked into.", frozen.get("frozen_reason").textValue());
    assertEquals(frozen, run("registry").single());
    assertFalse(run("registry", "unfreeze").single().get("frozen").booleanValue());
    assertFalse(run("registry", "pause").single().get("paused_since").isNull());
    assertEquals(usual, run("registry", "resume").single());
    assertEquals(0, run("registry", "discard").single().get("discarded").intValue());
    JsonNode verified = run("verify-registry").single();
    assertTrue(verified.get("whole").booleanValue());
    assertEquals(0, verified.get("entries").intValue());
    assertEquals("[]", verified.get("faults").toString());
  }

  @Test
  void creditsForTestsAreABalanceOfTheirOwn() {
    String organization =
        run("create-organization", "--name", "Studio Seven").single().get("id").textValue();
    String[] grant = {"grant-credits", "--organization", organization, "--credits", "5"};
    assertEquals(
        1005,
        run(Stream.concat(Stream.of(grant), Stream.of("--test")).toArray(String[]::new))
            .single()
            .get("balance")
            .longValue());
    assertEquals(5, run(grant).single().get("balance").longValue());
    JsonNode listed = run("list-organizations").withId(organization);
    assertEquals(5, listed.get("balance").longValue());
    assertEquals(1005, listed.get("test_balance").longValue());
    assertTrue(run("verify-ledger").single().get("balances").booleanValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "create-organization",
        "list-organizations",
        "create-key",
        "list-keys",
        "rotate-key",
        "revoke-key",
        "set-plan",
        "set-tier",
        "maintenance",
        "grant-credits",
        "suspend",
        "resume",
        "delete-organization",
        "verify-ledger",
        "registry",
        "verify-registry"
      })
  void everyCommandHasHelp(String command) {
    Run help = command.isEmpty() ? run("--help") : run(command, "--help");

    assertEquals(0, help.code());
    assertTrue(help.output().getFirst().startsWith("Usage: admin"), help.output().getFirst());
    assertTrue(help.output().size() > 3);
  }

  @Test
  void aMisusedCommandIsOneLine() {
    for (List<String> words :
        List.of(
            List.<String>of(),
            List.of("dance"),
            List.of("create-organization"),
            List.of(
                "create-key", "--family", "studio", "--organization", "org_1", "--scope", "all"),
            List.of("create-key", "--organization", "o", "--scope", "read", "--family", "none"),
            List.of("create-key", "--organization", "o", "--scope", "read"),
            List.of(
                "create-key",
                "--family",
                "studio",
                "--organization",
                "o",
                "--scope",
                "read",
                "--prefix",
                "none_"),
            List.of("set-tier", "--organization", "o", "--tier", "none"),
            List.of("maintenance", "later"),
            List.of("registry", "melt"),
            List.of(
                "create-key",
                "--family",
                "studio",
                "--organization",
                "org_1",
                "--scope",
                "read",
                "--requests-per-minute",
                "0"),
            List.of(
                "create-key",
                "--family",
                "studio",
                "--organization",
                "o",
                "--scope",
                "read",
                "--name",
                ""),
            List.of("rotate-key", "--key", "key_1", "--grace", "8d"),
            List.of("rotate-key", "--key", "key_1", "--grace", "soon"),
            List.of("set-plan", "--organization", "o", "--family", "studio", "--parallel", "0"),
            List.of("set-plan", "--organization", "o", "--family", "none"),
            List.of("grant-credits", "--organization", "org_1", "--credits", "0"))) {
      Run misused = run(words.toArray(String[]::new));
      assertEquals(2, misused.code(), words.toString());
      assertEquals(1, misused.errors().size(), misused.errors().toString());
      assertTrue(misused.errors().getFirst().endsWith("--help"), misused.errors().toString());
      assertEquals(List.of(), misused.output());
    }
  }

  private record Run(int code, List<String> output, List<String> errors) {
    JsonNode single() {
      assertEquals(0, code, errors.toString());
      assertEquals(1, output.size(), output.toString());
      return read(output.getFirst());
    }

    JsonNode withId(String id) {
      assertEquals(0, code, errors.toString());
      return output.stream()
          .map(Run::read)
          .filter(line -> line.get("id").textValue().equals(id))
          .findFirst()
          .orElseThrow(() -> new AssertionError(id + " is none of " + output));
    }

    private static JsonNode read(String line) {
      try {
        return JSON.readTree(line);
      } catch (IOException exception) {
        throw new AssertionError(exception);
      }
    }
  }

  private static Run run(String... words) {
    var output = new StringWriter();
    var errors = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of("--home", home.toString()));
    arguments.addAll(Arrays.asList(words));
    int code =
        AdminProgram.run(
            new PrintWriter(output), new PrintWriter(errors), arguments.toArray(String[]::new));
    return new Run(code, lines(output), lines(errors));
  }

  private static List<String> lines(StringWriter text) {
    return Stream.of(text.toString()).flatMap(String::lines).toList();
  }

  private static Authentication authenticate(ApplicationContext server, String secret) {
    return server.getBean(Authenticator.class).authenticate(secret, Families.STUDIO, null);
  }
}
