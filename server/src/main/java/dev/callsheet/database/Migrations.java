package dev.callsheet.database;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The steps that make the schema, in {@code db/migration}. */
final class Migrations {
  private Migrations() {}

  /** Takes those that a database lacks. */
  static void run(DatabaseUrl url) {
    run(Flyway.configure().dataSource(url.patientJdbc(), url.user(), url.password()));
  }

  /** Takes those that the data source of a configuration lacks. */
  static void run(FluentConfiguration configuration) {
    configuration.locations("classpath:db/migration");
    configuration.outOfOrder(lacksAnOlderOne(configuration)).load().migrate();
  }

  /**
   * Whether a step comes before one that was taken: what is shared has lower numbers than the
   * families, also when it comes later.
   */
  private static boolean lacksAnOlderOne(FluentConfiguration configuration) {
    return Arrays.stream(configuration.load().info().all())
        .anyMatch(step -> step.getState() == MigrationState.IGNORED);
  }
}
