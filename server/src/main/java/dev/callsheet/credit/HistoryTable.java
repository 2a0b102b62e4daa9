package dev.callsheet.credit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface HistoryTable extends GenericRepository<CreditEntry, String> {
  @Query(
      """
      select id, sequence, organization_id, kind, reference, amount, balance_after, created_at
      from ledger_entry
      where organization_id = :organizationId and wallet = 'LIVE' and sequence < :before
        and amount <> 0
      order by sequence desc limit :limit
      """)
  List<CreditEntry> before(String organizationId, long before, int limit);
}
