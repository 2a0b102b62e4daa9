package dev.callsheet.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OrganizationTable extends GenericRepository<Organization, String> {
  @Query("insert into organization (id, name, created_at) values (:id, :name, :createdAt)")
  void insert(String id, String name, Instant createdAt);

  @Query("select id, name, suspended, deleted_at from organization where id = :id")
  Optional<Organization> find(String id);

  @Query("select id, name, suspended, deleted_at from organization order by id")
  List<Organization> all();

  @Query("update organization set suspended = :suspended where id = :id and deleted_at is null")
  int setSuspended(String id, boolean suspended);

  @Query(
      """
      update organization set suspended = true, deleted_at = coalesce(deleted_at, :deletedAt)
      where id = :id
      """)
  int delete(String id, Instant deletedAt);
}
