package dev.callsheet.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.database.StartFailure;
import dev.callsheet.database.TestDatabase;
import dev.callsheet.job.TestClock;
import dev.callsheet.job.TestNode;
import dev.callsheet.webhook.Webhooks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VaultTest {
  private static final SealedColumn TICKET = new SealedColumn("cinema", "ticket");
  private static final String SECRET = "row 7, seat 12 \u00e9";

  @TempDir Path home;

  private final TestDatabase database = TestDatabase.create();

  @Test
  void aSealedTextOpensInItsPlace() {
    try (var node = node(null)) {
      var vault = node.bean(Vault.class);
      var sealed = vault.seal(TICKET, "tic_a", SECRET);
      assertTrue(sealed.startsWith("sealed:1:"), sealed);
      assertEquals(SECRET, vault.open(TICKET, "tic_a", sealed));
      assertEquals("", vault.open(TICKET, "tic_a", vault.seal(TICKET, "tic_a", "")));
    }
  }

  @Test
  void theSameTextIsNeverSealedTwiceInTheSameWay() {
    try (var node = node(null)) {
      var vault = node.bean(Vault.class);
      assertNotEquals(vault.seal(TICKET, "tic_a", SECRET), vault.seal(TICKET, "tic_a", SECRET));
    }
  }

  @Test
  void aSealedTextOpensInNoOtherPlace() {
    try (var node = node(null)) {
      var vault = node.bean(Vault.class);
      var sealed = vault.seal(TICKET, "tic_a", SECRET);
      for (Callable<String> elsewhere :
          List.<Callable<String>>of(
              () -> vault.open(TICKET, "tic_b", sealed),
              () -> vault.open(new SealedColumn("cinema", "seat"), "tic_a", sealed),
              () -> vault.open(new SealedColumn("theatre", "ticket"), "tic_a", sealed))) {
        assertThrows(IllegalStateException.class, elsewhere::call);
      }
    }
  }

  @Test
  void aTextThatWasChangedIsRefusedAndNotQuoted() {
    try (var node = node(null)) {
      var vault = node.bean(Vault.class);
      var sealed = vault.seal(TICKET, "tic_a", SECRET);
      var whole = Base64.getDecoder().decode(sealed.substring("sealed:1:".length()));
      var broken = new ArrayList<>(List.of("", SECRET, "sealed:1:", "sealed:1:???", "sealed:2:x"));
      for (var position = 0; position < whole.length; position++) {
        var changed = whole.clone();
        changed[position] ^= 1;
        broken.add("sealed:1:" + Base64.getEncoder().encodeToString(changed));
      }
      for (var text : broken) {
        var failure =
            assertThrows(IllegalStateException.class, () -> vault.open(TICKET, "tic_a", text));
        assertEquals("cinema.ticket tic_a cannot be opened", failure.getMessage());
      }
    }
  }

  @Test
  void theKeyOfAHomeIsMadeOnceAndItsOwnersAlone() throws Exception {
    String sealed;
    try (var node = node(null)) {
      sealed = node.bean(Vault.class).seal(TICKET, "tic_a", SECRET);
    }
    var file = home.resolve("secret.key");
    var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    assertEquals("rw-------", permissions);
    assertEquals(32, Base64.getDecoder().decode(Files.readString(file).strip()).length);
    try (var node = node(null)) {
      assertEquals(SECRET, node.bean(Vault.class).open(TICKET, "tic_a", sealed));
    }
  }

  @Test
  void nodesThatStartAtOnceAgreeOnTheKey() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var starts = Stream.<Callable<String>>generate(() -> () -> key(home)).limit(32).toList();
      var keys = new ArrayList<String>();
      for (var start : threads.invokeAll(starts)) {
        keys.add(start.get());
      }
      assertEquals(1, keys.stream().distinct().count());
    }
    assertOnlyTheKeyIsThere();
  }

  @Test
  void processesThatStartAtOnceAgreeOnTheKey() throws Exception {
    var processes = new ArrayList<Process>();
    for (var number = 0; number < 3; number++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  VaultTest.class.getName(),
                  home.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    }
    var keys = new ArrayList<String>();
    for (var process : processes) {
      keys.add(new String(process.getInputStream().readAllBytes()));
      assertEquals(0, process.waitFor());
    }
    assertEquals(1, keys.stream().distinct().count());
    assertOnlyTheKeyIsThere();
  }

  /** Makes the key of a home and prints it. */
  public static void main(String[] arguments) {
    System.out.print(key(Path.of(arguments[0])));
  }

  @Test
  void aKeyThatDoesNotFitTheDatabaseEndsTheStart() {
    try (var node = node(key('a'))) {
      assertTrue(node.bean(Vault.class).seal(TICKET, "tic_a", SECRET).startsWith("sealed:"));
    }
    try (var other = node(key('b'))) {
      assertEquals(
          "CALLSHEET_SECRET_KEY is not the key that this database was sealed with.",
          startFailure(other));
    }
    try (var same = node(key('a'))) {
      assertTrue(same.bean(Vault.class).seal(TICKET, "tic_a", SECRET).startsWith("sealed:"));
    }
  }

  @Test
  void aMissingKeyIsNotReplacedByAnother() {
    try (var node = node(key('a'))) {
      assertTrue(node.bean(Vault.class).seal(TICKET, "tic_a", SECRET).startsWith("sealed:"));
    }
    try (var without = node(null)) {
      assertTrue(startFailure(without).contains("sealed with a key that is missing"));
    }
    assertFalse(Files.exists(home.resolve("secret.key")));
  }

  @Test
  void nothingThatSealsNothingNeedsAKey() {
    try (var node = node("hunter2")) {
      assertEquals(List.of(), node.bean(Webhooks.class).list("org_a", "film", null, 1));
    }
  }

  @Test
  void aTextThatIsNoKeyIsRefusedAndNotQuoted() {
    for (var text : List.of("hunter2", "aHVudGVyMg==", "x".repeat(44))) {
      try (var node = node(text)) {
        assertEquals("CALLSHEET_SECRET_KEY must hold 32 bytes in base64.", startFailure(node));
      }
    }
  }

  private static String startFailure(TestNode node) {
    var vault = node.bean(Vault.class);
    assertThrows(StartFailure.class, () -> vault.seal(TICKET, "tic_a", SECRET));
    return assertThrows(StartFailure.class, vault::requireKey).getMessage();
  }

  private void assertOnlyTheKeyIsThere() throws Exception {
    try (var files = Files.list(home)) {
      assertEquals(List.of(home.resolve("secret.key")), files.toList());
    }
  }

  private static String key(Path home) {
    var key = new VaultKey("", home.toString());
    return Base64.getEncoder().encodeToString(key.find().orElseGet(key::create).getEncoded());
  }

  private static String key(char letter) {
    return Base64.getEncoder().encodeToString(Character.toString(letter).repeat(32).getBytes());
  }

  private TestNode node(@Nullable String key) {
    var properties = new HashMap<String, Object>(database.properties());
    properties.remove("callsheet.secret-key");
    properties.putAll(key == null ? Map.of() : Map.of("callsheet.secret-key", key));
    properties.put("callsheet.home", home.toString());
    return TestNode.start(properties, new TestClock());
  }
}
