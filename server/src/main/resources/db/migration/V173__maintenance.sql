-- Has a row while maintenance is on.
create table maintenance (
  id boolean primary key default true check (id),
  since timestamptz not null
);
