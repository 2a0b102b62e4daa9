package dev.callsheet.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.callsheet.secret.ClearTexts;
import dev.callsheet.secret.SealedColumn;
import dev.callsheet.secret.Sha256;
import dev.callsheet.secret.Vault;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** What becomes of a database that an earlier release made. */
@Isolated
final class MigrationTest {
  /** The migrations of the first release. */
  private static final List<String> FIRST_RELEASE =
      List.of(
          "V010__account.sql",
          "V020__credit.sql",
          "V030__job.sql",
          "V040__upload.sql",
          "V050__webhook.sql",
          "V060__idempotency.sql",
          "V100__studio.sql");

  @TempDir Path migrations;

  @Test
  void aDatabaseOfTheFirstReleaseGetsWhatCameLater() throws Exception {
    var database = TestDatabase.empty();
    migrateToTheFirstRelease(database);
    execute(
        database,
        "insert into job_light (task_name, task_instance, execution_time, picked, version)"
            + " values ('studio.delete-files', 'ast_a', now(), false, 1)");
    execute(
        database,
        "insert into webhook_endpoint"
            + " (id, organization_id, url, events, secret, enabled, created_at)"
            + " values ('whe_a', 'org_a', 'https://a/', '{1,2,3,4,5,6,7}', 'whsec_a', true, now())");
    execute(
        database,
        "insert into webhook_message (id, organization_id, type, payload, created_at)"
            + " values ('msg_a', 'org_a', 'asset.ready', '{}', '2026-11-20T10:00:00Z')");
    execute(
        database,
        "insert into webhook_delivery (message_id, endpoint_id, state, attempts, last_status)"
            + " values ('msg_a', 'whe_a', 'pending', 3, 500)");
    execute(database, "insert into organization values ('org_a', 'A', false, now())");
    execute(
        database,
        "insert into top_up (id, organization_id, idempotency_key, credits, amount_minor, currency,"
            + " payment_method, state, created_at)"
            + " values ('top_a', 'org_a', 'k1', 1, 1, 'eur', 'pm_a', 'PENDING', now())");
    execute(
        database,
        "insert into api_key (id, organization_id, prefix, secret_sha256, access_right,"
            + " requests_per_minute, created_at) values"
            + " ('key_a', 'org_a', 'sk_studio_', sha256('a'), 'WRITE', 600, now()),"
            + " ('key_b', 'org_a', 'clp_', sha256('b'), 'ADMIN', 600, now())");
    execute(database, "insert into studio_project values ('prj_a', 'org_a', 'A', now())");
    execute(
        database,
        "insert into studio_asset (id, organization_id, project_id, filename, size_bytes,"
            + " upload_id, status, cuttable, created_at, updated_at) values"
            + " ('ast_a', 'org_a', 'prj_a', 'a', 1, 'upl_a', 'READY', true, now(), now()),"
            + " ('ast_b', 'org_a', 'prj_a', 'b', 1, 'upl_b', 'READY', true, now(), now())");
    execute(
        database,
        "insert into studio_subtitle_track (asset_id, format, cue_count, duration_ms, cues)"
            + " values ('ast_a', 'EMBEDDED', 1, 1000, '[]'), ('ast_b', 'SRT', 1, 1000, '[]')");
    start(database);
    assertEquals(
        "(ast_a,1)", query(database, "select (asset_id, track) from studio_embedded_subtitle"));
    assertEquals(
        "ast_a", query(database, "select asset_id from studio_subtitle_track where track = 1"));
    assertEquals("0", query(database, "select sum(progress_percent) from studio_asset"));
    assertEquals(
        "(studio,sk_studio_,{write},)",
        query(
            database,
            "select (family, prefix, scopes, requests_per_minute) from api_key"
                + " where id = 'key_a'"));
    assertEquals(
        "(clips,clp_,{admin},600)",
        query(
            database,
            "select (family, prefix, scopes, requests_per_minute) from api_key"
                + " where id = 'key_b'"));
    assertEquals("0", query(database, "select count(*) from job_transfer"));
    assertEquals("studio", query(database, "select family from webhook_endpoint"));
    assertEquals("render.cancelled", query(database, "select events[8] from webhook_endpoint"));
    assertEquals(
        "1",
        query(
            database,
            "select count(*) from webhook_delivery where state = 'pending' and attempts = 3"
                + " and series = 0 and queued_at = '2026-11-20T10:00:00Z'"));
    assertEquals("storage.delete-blobs", query(database, "select task_name from job_light"));
    assertEquals(
        Sha256.hex("org_a k1"), query(database, "select idempotency_key_sha256 from top_up"));
    assertSealed(database, "webhook_endpoint", "url", "whe_a", "https://a/");
    assertSealed(database, "webhook_endpoint", "secret", "whe_a", "whsec_a");
    assertSealed(database, "top_up", "payment_method", "top_a", "pm_a");
    assertEquals("0", query(database, "select count(*) from pg_constraint where not convalidated"));
  }

  @Test
  void nothingIsWrittenInClearAnyMore() throws Exception {
    var database = TestDatabase.create();
    for (var unsealed : List.of("'https://a/', 'sealed:'", "'sealed:', 'whsec_a'")) {
      assertThrows(
          SQLException.class,
          () ->
              execute(
                  database,
                  "insert into webhook_endpoint (id, organization_id, family, events, url,"
                      + " secret, enabled, created_at)"
                      + " values ('whe_a', 'org_a', 'film', '{}', "
                      + unsealed
                      + ", true, now())"));
    }
  }

  private static void assertSealed(
      TestDatabase database, String table, String column, String id, String text) throws Exception {
    var sealed = query(database, "select " + column + " from " + table);
    try (var context = ApplicationContext.run(Map.copyOf(database.properties()))) {
      var vault = context.getBean(Vault.class);
      assertEquals(text, vault.open(new SealedColumn(table, column), id, sealed));
    }
  }

  @Test
  void aNewDatabaseIsMigratedWithoutAWarning() throws Exception {
    var flyway = (Logger) LoggerFactory.getLogger("org.flywaydb");
    var level = flyway.getLevel();
    var warnings = new ListAppender<ILoggingEvent>();
    warnings.start();
    flyway.setLevel(Level.WARN);
    flyway.addAppender(warnings);
    try {
      var database = TestDatabase.empty();
      start(database);
      start(database);
    } finally {
      flyway.detachAppender(warnings);
      flyway.setLevel(level);
    }
    assertEquals(List.of(), warnings.list);
  }

  @Test
  void aDatabaseIsMigratedOnce() throws Exception {
    var database = TestDatabase.empty();
    start(database);
    var history = "select count(*) from flyway_schema_history";
    var migrated = query(database, history);
    start(database);
    assertEquals(migrated, query(database, history));
  }

  private void migrateToTheFirstRelease(TestDatabase database) throws Exception {
    for (var name : FIRST_RELEASE) {
      try (var script = Database.class.getResourceAsStream("/db/migration/" + name)) {
        Files.copy(script, migrations.resolve(name));
      }
    }
    Flyway.configure()
        .dataSource(database.dataSource())
        .locations("filesystem:" + migrations)
        .load()
        .migrate();
  }

  private static void start(TestDatabase database) {
    Migrations.run(Flyway.configure().dataSource(database.dataSource()));
    var properties = Map.<String, Object>copyOf(database.properties());
    try (var context = ApplicationContext.builder().properties(properties).start()) {
      context.getBean(ClearTexts.class).seal();
    }
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      assertTrue(result.next());
      return result.getString(1);
    }
  }
}
