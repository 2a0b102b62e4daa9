-- Each organisation has four accounts whose balances always sum to zero: what it can spend, and
-- where that came from or went to. No row is shared between organisations, so none is contended.
create table ledger_account (
  id text primary key,
  organization_id text not null references organization (id),
  kind text not null check (kind in ('AVAILABLE', 'GRANTED', 'PURCHASED', 'USED')),
  balance bigint not null default 0,
  unique (organization_id, kind)
);

create table ledger_entry (
  id text primary key,
  sequence bigint generated always as identity unique,
  organization_id text not null references organization (id),
  kind text not null check (kind in ('GRANT', 'TOP_UP', 'CHARGE')),
  reference text not null,
  amount bigint not null check (amount <> 0),
  balance_after bigint not null,
  created_at timestamptz not null,
  unique (organization_id, kind, reference)
);

create index ledger_entry_history on ledger_entry (organization_id, sequence desc);

create table ledger_posting (
  entry_id text not null references ledger_entry (id),
  account_id text not null references ledger_account (id),
  amount bigint not null check (amount <> 0),
  primary key (entry_id, account_id)
);

create index ledger_posting_account on ledger_posting (account_id);

create function ledger_apply_posting() returns trigger language plpgsql as $$
begin
  update ledger_account set balance = balance + new.amount where id = new.account_id;
  return null;
end $$;

create trigger ledger_posting_apply after insert on ledger_posting
  for each row execute function ledger_apply_posting();

create function ledger_check_entry() returns trigger language plpgsql as $$
declare
  entry text := case tg_table_name when 'ledger_entry' then to_jsonb(new) ->> 'id'
    else to_jsonb(new) ->> 'entry_id' end;
  postings integer;
  total numeric;
begin
  select count(*), coalesce(sum(amount), 0) into postings, total
    from ledger_posting where entry_id = entry;
  if postings < 2 or total <> 0 then
    raise exception 'ledger entry % does not balance: % postings sum to %', entry, postings, total
      using errcode = 'check_violation';
  end if;
  return null;
end $$;

create constraint trigger ledger_entry_balances after insert on ledger_entry
  deferrable initially deferred for each row execute function ledger_check_entry();
create constraint trigger ledger_posting_balances after insert on ledger_posting
  deferrable initially deferred for each row execute function ledger_check_entry();

create function ledger_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % of % refused', lower(tg_op), tg_table_name
    using errcode = 'restrict_violation';
end $$;

create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
  for each statement execute function ledger_refuse_change();
create trigger ledger_posting_append_only before update or delete or truncate on ledger_posting
  for each statement execute function ledger_refuse_change();

create table top_up (
  id text primary key,
  organization_id text not null references organization (id),
  idempotency_key text,
  credits bigint not null check (credits > 0),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  payment_method text,
  state text not null check (state in ('PENDING', 'COMPLETED', 'REJECTED', 'ABANDONED', 'UNRESOLVED')),
  reason text,
  payment_reference text,
  created_at timestamptz not null,
  settled_at timestamptz,
  unique (organization_id, idempotency_key)
);
