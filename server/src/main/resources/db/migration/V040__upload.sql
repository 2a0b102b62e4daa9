-- Uploads under way and, until they expire, finished ones.
create table upload (
  id text primary key,
  organization_id text not null,
  purpose text not null,
  blob_key text not null unique,
  length_bytes bigint not null check (length_bytes > 0),
  -- Only bytes that are safely on disk count.
  offset_bytes bigint not null default 0 check (offset_bytes between 0 and length_bytes),
  state text not null check (state in ('RECEIVING', 'COMPLETED', 'REFUSED')),
  created_at timestamptz not null,
  expires_at timestamptz not null
);

create index upload_expiry on upload (expires_at);
