-- A text sealed with the key of this database: a node whose key does not open it must not start.
create table vault_check (
  id text primary key check (id = 'first'),
  sealed text not null
);
