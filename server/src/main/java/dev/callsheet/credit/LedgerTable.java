package dev.callsheet.credit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface LedgerTable extends GenericRepository<LedgerAccount, String> {
  @Query(
      """
      insert into ledger_account (id, organization_id, wallet, kind)
      values (:id, :organizationId, :wallet, :kind)
      on conflict (organization_id, wallet, kind) do nothing
      """)
  void open(String id, String organizationId, Wallet wallet, LedgerAccount.Kind kind);

  @Query(
      """
      select id, organization_id, wallet, kind, balance from ledger_account
      where organization_id = :organizationId and wallet = :wallet and kind = 'AVAILABLE'
      for update
      """)
  Optional<LedgerAccount> lockAvailable(String organizationId, Wallet wallet);

  @Query(
      """
      select balance from ledger_account
      where organization_id = :organizationId and wallet = :wallet and kind = 'AVAILABLE'
      """)
  Optional<Long> balance(String organizationId, Wallet wallet);

  @Query(
      """
      select amount from ledger_entry
      where organization_id = :organizationId and wallet = :wallet and kind = :kind
        and reference = :reference
      """)
  Optional<Long> amount(
      String organizationId, Wallet wallet, CreditEntry.Kind kind, String reference);

  @Query(
      """
      insert into ledger_entry (id, organization_id, wallet, kind, reference, amount,
        balance_after, created_at)
      values (:id, :organizationId, :wallet, :kind, :reference, :amount, :balanceAfter,
        :createdAt)
      """)
  void insertEntry(
      String id,
      String organizationId,
      Wallet wallet,
      CreditEntry.Kind kind,
      String reference,
      long amount,
      long balanceAfter,
      Instant createdAt);

  @Query(
      """
      insert into ledger_posting (entry_id, account_id, amount)
      select :entryId, id, :amount from ledger_account
      where organization_id = :organizationId and wallet = :wallet and kind = :account
      """)
  int post(
      String entryId,
      String organizationId,
      Wallet wallet,
      LedgerAccount.Kind account,
      long amount);

  @Query(
      """
      select 'entry ' || e.id || ': ' || count(p.account_id) || ' postings sum to '
        || coalesce(sum(p.amount), 0)
      from ledger_entry e left join ledger_posting p on p.entry_id = e.id
      group by e.id having count(p.account_id) < 2 or coalesce(sum(p.amount), 0) <> 0
      union all
      select 'account ' || a.id || ': its balance is ' || a.balance || ', its postings sum to '
        || coalesce(sum(p.amount), 0)
      from ledger_account a left join ledger_posting p on p.account_id = a.id
      group by a.id having a.balance <> coalesce(sum(p.amount), 0)
      union all
      select 'entry ' || e.id || ': changes the balance by ' || coalesce(sum(p.amount), 0)
        || ' and says ' || e.amount
      from ledger_entry e
      left join ledger_account a
        on a.organization_id = e.organization_id and a.wallet = e.wallet
          and a.kind = 'AVAILABLE'
      left join ledger_posting p on p.entry_id = e.id and p.account_id = a.id
      group by e.id, e.amount having coalesce(sum(p.amount), 0) <> e.amount
      union all
      select 'entry ' || e.id || ': moves credits of another balance'
      from ledger_entry e
      join ledger_posting p on p.entry_id = e.id
      join ledger_account a on a.id = p.account_id
      where a.wallet <> e.wallet or a.organization_id <> e.organization_id
      group by e.id
      """)
  List<String> discrepancies();
}
