package dev.callsheet.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.database.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated
final class ConfigurationTest {
  private static final String TOO_LONG = "x".repeat(400) + "\nsecond line";

  @TempDir Path folder;

  @Test
  void nothingNeedsToBeSet() {
    try (var context = Configuration.read(Map.of(), List.of(), true)) {
      assertEquals(8080, context.getProperty("micronaut.server.port", Integer.class).orElseThrow());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CALLSHEET_ROLE                         | foo        | CALLSHEET_ROLE: foo is not one of api, worker, both
          CALLSHEET_ROLE                         | API        | CALLSHEET_ROLE: API is not one of api, worker, both
          CALLSHEET_PORT                         | x          | CALLSHEET_PORT: x is not a port from 0 to 65535
          CALLSHEET_PORT                         | 70000      | CALLSHEET_PORT: 70000 is not a port from 0 to 65535
          CALLSHEET_MANAGEMENT_PORT              | 8080       | CALLSHEET_MANAGEMENT_PORT: 8080 is the port of the API too
          CALLSHEET_CREDIT_PRICE_MINOR           | x          | CALLSHEET_CREDIT_PRICE_MINOR: x is not a whole number from 1 to 1000000000
          CALLSHEET_CREDIT_CURRENCY              | EUR        | CALLSHEET_CREDIT_CURRENCY: EUR is not an ISO 4217 code in small letters, such as eur
          CALLSHEET_UPLOAD_LIFETIME              | never      | CALLSHEET_UPLOAD_LIFETIME: never is not a duration from 1m to 3650d, such as 500ms, 15s or 24h
          CALLSHEET_UPLOAD_LIFETIME              | 5s         | CALLSHEET_UPLOAD_LIFETIME: 5s is not a duration from 1m to 3650d, such as 500ms, 15s or 24h
          CALLSHEET_MAX_JSON_BYTES               | 1MB        | CALLSHEET_MAX_JSON_BYTES: 1MB is not a number of bytes from 1024 to 1073741824
          CALLSHEET_DEMO                         | yes        | CALLSHEET_DEMO: yes is not one of true, false
          CALLSHEET_PUBLIC_URL                   | example    | CALLSHEET_PUBLIC_URL: example is not a URL like https://example.com, without user, query, fragment and a slash at its end
          CALLSHEET_PUBLIC_URL                   | https://a/ | CALLSHEET_PUBLIC_URL: https://a/ is not a URL like https://example.com, without user, query, fragment and a slash at its end
          CALLSHEET_PAYMENT_STRIPE_BASE_URL      | ftp://a    | CALLSHEET_PAYMENT_STRIPE_BASE_URL: ftp://a is not a URL like https://example.com, without user, query and fragment
          CALLSHEET_CORS_ALLOWED_ORIGINS         | https://a/ | CALLSHEET_CORS_ALLOWED_ORIGINS: https://a/ is not a list of origins like https://app.example.com with commas between them, or *
          CALLSHEET_LOG_LEVEL                    | loud       | CALLSHEET_LOG_LEVEL: loud is not one of ERROR, WARN, INFO, DEBUG, TRACE
          CALLSHEET_LOG_FORMAT                   | xml        | CALLSHEET_LOG_FORMAT: xml is not one of text, json
          CALLSHEET_HOME                         | /dev/null  | CALLSHEET_HOME: /dev/null is not a directory that can be written to
          CALLSHEET_UPLOAD_DIRECTORY             | /dev/null/x    | CALLSHEET_UPLOAD_DIRECTORY: /dev/null/x is not a directory that can be written to
          CALLSHEET_MEDIA_FFMPEG                 | /nope      | CALLSHEET_MEDIA_FFMPEG: /nope does not exist
          CALLSHEET_STORAGE_TYPE                 | s3         | CALLSHEET_STORAGE_S3_BUCKET: it is missing, and CALLSHEET_STORAGE_TYPE=s3 needs it
          CALLSHEET_STORAGE_S3_ACCESS_KEY        | AKIA       | CALLSHEET_STORAGE_S3_SECRET_KEY: it is missing, and CALLSHEET_STORAGE_S3_ACCESS_KEY needs it
          CALLSHEET_STORAGE_S3_SECRET_KEY        | hunter2    | CALLSHEET_STORAGE_S3_ACCESS_KEY: it is missing, and CALLSHEET_STORAGE_S3_SECRET_KEY needs it
          CALLSHEET_STORAGE_S3_REGION            | eu west    | CALLSHEET_STORAGE_S3_REGION: eu west is not the name of a region, such as eu-west-1
          CALLSHEET_PAYMENT_PROVIDER             | stripe     | STRIPE_API_KEY: it is missing, and CALLSHEET_PAYMENT_PROVIDER=stripe needs it
          CALLSHEET_SECRET_KEY                   | hunter2    | CALLSHEET_SECRET_KEY: what it holds is not 32 bytes in base64
          CALLSHEET_LEDGER_KEY                   | hunter2    | CALLSHEET_LEDGER_KEY: what it holds is not an Ed25519 key, PKCS #8 in PEM or PRIVATE+KEY+name+id+base64
          CALLSHEET_LEDGER_ORIGIN                | my log     | CALLSHEET_LEDGER_ORIGIN: my log is not a name without spaces and plus signs
          CALLSHEET_LEDGER_WITNESSES             | someone    | CALLSHEET_LEDGER_WITNESSES: someone: A witness is a verifier key, a space and a URL.
          CALLSHEET_LEDGER_WITNESSED_LOGS        | a log,     | CALLSHEET_LEDGER_WITNESSED_LOGS: a log: A verifier key has the form name+keyId+base64.
          DATABASE_URL                           | mysql://me:hunter2@db/a     | DATABASE_URL: it must begin with postgresql:// or jdbc:postgresql://
          DATABASE_URL                           | postgresql://me:hunter/2@db | DATABASE_URL: it is not an address (percent-encode what is special in the password)
          DATABASE_URL                           | postgresql://db             | DATABASE_URL: it must name a host and a database, as in postgresql://user:password@host/database
          CALLSHEET_RLOE                         | api        | CALLSHEET_RLOE: there is no such setting; the nearest is CALLSHEET_ROLE
          CALLSHEET_STORAGE_BUCKET               | a          | CALLSHEET_STORAGE_BUCKET: there is no such setting; the nearest is CALLSHEET_STORAGE_S3_BUCKET
          """)
  void aWrongSettingHasItsLine(String variable, String value, String line) {
    assertEquals(List.of(line), faults(Map.of(variable, value)));
  }

  /** No value of any kind is all of this. */
  @ParameterizedTest
  @MethodSource("dev.callsheet.setting.Settings#all")
  void everySettingRefusesWhatIsNothingOfItsKind(Setting setting) {
    for (var value : List.of("\u0001", TOO_LONG, "-1")) {
      if (value.equals("-1") && !refusesNumbers(setting)) {
        continue;
      }
      var faults = faults(Map.of(setting.variable(), value));
      var own = faults.stream().filter(line -> line.startsWith(setting.variable() + ": ")).toList();
      assertEquals(1, own.size(), setting.variable() + " " + faults);
      assertTrue(own.getFirst().length() < 400, own::getFirst);
      assertEquals(1, own.getFirst().lines().count(), own::getFirst);
    }
  }

  private static boolean refusesNumbers(Setting setting) {
    return setting.kind().allowed().matches("(a port|a whole number|a number of bytes|a dur).*");
  }

  @Test
  void everyDefaultThatIsAValueIsAllowed() {
    for (var setting : Settings.all()) {
      var preset = setting.preset();
      if (preset.isEmpty() || preset.contains(" ") || preset.equals("none")) {
        continue;
      }
      assertEquals(List.of(), setting.kind().fault().apply(preset).stream().toList(), preset);
    }
  }

  @Test
  void allFaultsAreToldAtOnceAndSecretsNever() {
    var faults =
        faults(
            Map.of(
                "CALLSHEET_ROLE", "foo",
                "CALLSHEET_CREDIT_PRICE_MINOR", "x",
                "CALLSHEET_SECRET_KEY", "hunter2",
                "DATABASE_URL", "hunter2",
                "CALLSHEET_FOO", "hunter2"));
    assertEquals(5, faults.size(), faults::toString);
    assertFalse(faults.toString().contains("hunter2"), faults::toString);
  }

  @Test
  void anEmptyVariableIsAsGoodAsNone() {
    var empty = Settings.all().stream().collect(Collectors.toMap(Setting::variable, each -> ""));
    try (var context = Configuration.read(empty, List.of(), true)) {
      assertFalse(context.containsProperty("callsheet.role"));
    }
  }

  @Test
  void theVariablesOfTheClientAndOfTheTestsAreNoMistakes() {
    var others = Settings.OF_OTHERS.stream().collect(Collectors.toMap(name -> name, name -> "x"));
    Configuration.read(others, List.of(), true).close();
  }

  @Test
  void anArgumentGoesBeforeAVariableAndIsCheckedLikeIt() {
    var variables = Map.of("CALLSHEET_UPLOAD_STALL", "2s");
    try (var context =
        Configuration.read(variables, List.of("--callsheet.upload.stall=3s"), true)) {
      assertEquals(
          Duration.ofSeconds(3),
          context.getProperty("callsheet.upload.stall", Duration.class).orElseThrow());
    }
    var wrong =
        assertThrows(
            StartFailure.class,
            () -> Configuration.read(variables, List.of("--callsheet.upload.stall=x"), true));
    assertTrue(wrong.getMessage().startsWith("CALLSHEET_UPLOAD_STALL: x is not a duration"));
    assertEquals(2, wrong.exitCode());
  }

  @Test
  void aFileIsCheckedToo() throws Exception {
    var file =
        Files.writeString(
            folder.resolve("callsheet.yml"),
            """
            callsheet:
              rle: api
              upload:
                lifetime: never
              cors:
                allowed-origins: [https://a, https://b]
            """);
    var key = "micronaut.config.files";
    System.setProperty(key, file.toString());
    try {
      assertEquals(
          List.of(
              "callsheet.rle: there is no such setting; the nearest is callsheet.role",
              "CALLSHEET_UPLOAD_LIFETIME: never is not a duration from 1m to 3650d, such as 500ms,"
                  + " 15s or 24h"),
          faults(Map.of()));
      Files.delete(file);
      assertTrue(faults(Map.of()).getFirst().endsWith("names the files that are read"));
    } finally {
      System.clearProperty(key);
    }
  }

  @Test
  void aProgramMustRunAndBeNewAndAbleEnough() throws Exception {
    var old = program("old", "echo ffmpeg version 5.1.2");
    program("ffprobe", "echo ffprobe version 7.1");
    var poor = program("poor", "echo ffmpeg version 7.1");
    var broken = program("broken", "exit 1");
    var plain = Files.writeString(folder.resolve("plain"), "no program");
    assertEquals(
        List.of("CALLSHEET_MEDIA_FFMPEG: " + old + " is older than version 6.1"), ffmpeg(old));
    var lacking = ffmpeg(poor).getFirst();
    assertTrue(lacking.contains(" lacks the encoders aac, libmp3lame, "), lacking);
    assertEquals(
        List.of("CALLSHEET_MEDIA_FFMPEG: " + broken + " does not answer -version"), ffmpeg(broken));
    assertEquals(
        List.of("CALLSHEET_MEDIA_FFMPEG: " + plain + " is not a program that this user may run"),
        ffmpeg(plain));
    Files.delete(folder.resolve("ffprobe"));
    assertEquals(
        "CALLSHEET_MEDIA_FFPROBE: the one beside ffmpeg does not exist", ffmpeg(old).getLast());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CALLSHEET_HOME", "CALLSHEET_MEDIA_FFMPEG"})
  void aCommandLooksAtNoProgramsAndDirectories(String variable) {
    Configuration.read(Map.of(variable, "/dev/null"), List.of(), false).close();
  }

  private List<String> ffmpeg(Path program) {
    return faults(Map.of("CALLSHEET_MEDIA_FFMPEG", program.toString()));
  }

  private Path program(String name, String script) throws Exception {
    var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<String> faults(Map<String, String> variables) {
    var failure =
        assertThrows(
            StartFailure.class,
            () -> Configuration.read(new TreeMap<>(variables), List.of(), true).close());
    assertEquals(2, failure.exitCode());
    return Stream.of(failure.getMessage()).flatMap(String::lines).toList();
  }
}
