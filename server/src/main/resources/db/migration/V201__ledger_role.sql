-- What appends to the log takes a role that can do no more, where the database lets it have one: a
-- role belongs to the whole server, and not every user may make it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'callsheet_ledger') then
    create role callsheet_ledger nologin;
  end if;
  grant callsheet_ledger to current_user;
exception
  when insufficient_privilege or duplicate_object or unique_violation then
    raise notice 'no role callsheet_ledger: %', sqlerrm;
end $$;

do $$
begin
  if exists (select from pg_roles where rolname = 'callsheet_ledger') then
    execute format('grant usage on schema %I to callsheet_ledger', current_schema());
    grant select, insert on tlog_entry, tlog_node, tlog_checkpoint to callsheet_ledger;
    grant select on tlog_key, tlog_cosignature, tlog_state to callsheet_ledger;
    grant select, delete on tlog_submission to callsheet_ledger;
  end if;
exception
  when insufficient_privilege then
    raise notice 'no rights for the role callsheet_ledger: %', sqlerrm;
end $$;
