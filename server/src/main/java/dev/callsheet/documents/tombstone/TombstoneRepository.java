package dev.callsheet.documents.tombstone;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/** The table of tombstones. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TombstoneRepository extends GenericRepository<Tombstone, String> {
  void save(Tombstone tombstone);

  boolean existsByIdAndOrganizationId(String id, String organizationId);

  @Query("DELETE FROM document_tombstone WHERE deleted_at < :before")
  long forget(Instant before);
}
