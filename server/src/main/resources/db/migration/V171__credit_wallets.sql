-- Credits for tests have accounts of their own. What is held is neither available nor used.
alter table ledger_account
  add column wallet text not null default 'LIVE' check (wallet in ('LIVE', 'TEST')),
  drop constraint ledger_account_kind_check,
  drop constraint ledger_account_organization_id_kind_key,
  add check (kind in ('AVAILABLE', 'HELD', 'GRANTED', 'PURCHASED', 'USED')),
  add unique (organization_id, wallet, kind);

-- The end of a hold changes nothing of what is available when all of it was used.
alter table ledger_entry
  add column wallet text not null default 'LIVE' check (wallet in ('LIVE', 'TEST')),
  drop constraint ledger_entry_kind_check,
  drop constraint ledger_entry_amount_check,
  drop constraint ledger_entry_organization_id_kind_reference_key,
  add check (kind in ('GRANT', 'TOP_UP', 'CHARGE', 'HOLD', 'SETTLE', 'RELEASE')),
  add check (amount <> 0 or kind = 'SETTLE'),
  add unique (organization_id, wallet, kind, reference);

drop index ledger_entry_history;
create index ledger_entry_history on ledger_entry (organization_id, wallet, sequence desc);
