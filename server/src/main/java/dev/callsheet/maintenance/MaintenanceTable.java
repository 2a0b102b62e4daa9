package dev.callsheet.maintenance;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface MaintenanceTable extends GenericRepository<MaintenanceRow, Boolean> {
  @Query("select since from maintenance")
  Optional<Instant> since();

  @Query("insert into maintenance (since) values (:since) on conflict (id) do nothing")
  void begin(Instant since);

  @Query("delete from maintenance")
  void end();
}
