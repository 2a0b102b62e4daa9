package dev.callsheet.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
      JsonNode key = run("create-key", "--organization", organization, "--right", "write").single();
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

    Run unknown = run("create-key", "--organization", "org_none", "--right", "read");
    assertEquals(1, unknown.code());
    assertEquals(List.of("There is no organisation org_none."), unknown.errors());
    assertEquals(
        List.of("There is no key key_none."), run("revoke-key", "--key", "key_none").errors());
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
                  "--right",
                  "read",
                  "--family",
                  family.id())
              .single();
      assertEquals(family.id(), usual.get("family").textValue());
      assertEquals(family.requestsPerMinute(), usual.get("requests_per_minute").intValue());
    }
    JsonNode rare =
        run(
                "create-key",
                "--organization",
                organization,
                "--right",
                "read",
                "--requests-per-minute",
                "3")
            .single();
    assertEquals(3, rare.get("requests_per_minute").intValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "create-organization",
        "list-organizations",
        "create-key",
        "list-keys",
        "revoke-key",
        "grant-credits",
        "suspend",
        "resume",
        "verify-ledger"
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
            List.of("create-key", "--organization", "org_1", "--right", "all"),
            List.of("create-key", "--organization", "o", "--right", "read", "--family", "none"),
            List.of(
                "create-key",
                "--organization",
                "org_1",
                "--right",
                "read",
                "--requests-per-minute",
                "0"),
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
