package dev.callsheet.secret;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface VaultCheckTable extends GenericRepository<VaultCheck, String> {
  @Query("insert into vault_check (id, sealed) values (:id, :sealed) on conflict do nothing")
  void insert(String id, String sealed);

  @Query("select id, sealed from vault_check where id = :id")
  Optional<VaultCheck> find(String id);
}
