-- Of whom every key is worthless, for good; what they registered stays.
alter table organization add column deleted_at timestamptz;

-- What a registration needs until it is confirmed.
create table registry_session (
  id text primary key,
  organization_id text not null references organization (id),
  api_key_id text not null,
  -- Of which it is to be another version; null for a new work.
  version_of text,
  -- Of the secret in the upload URL.
  upload_sha256 text not null unique,
  -- Title, creators and numbers, as JSON.
  content text not null,
  filename text not null,
  scheme text not null check (scheme in ('V1', 'V2')),
  -- Empty where the scheme has none.
  salt text not null,
  state text not null check (state in ('AWAITED', 'UPLOADED', 'PREPARED', 'CONFIRMED')),
  -- Where the recording is or is about to be.
  blob_key text,
  size_bytes bigint,
  media_sha256 text,
  -- What the recording is, as JSON.
  finding text,
  work_id text,
  commitment text,
  charge bigint,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index registry_session_expiry on registry_session (expires_at);
create index registry_session_prepared on registry_session (organization_id, expires_at) where state = 'PREPARED';

create table registry_work (
  id text primary key,
  organization_id text not null references organization (id),
  -- The registration that tells what the work is now; null until one is completed.
  latest_id text,
  versions integer not null check (versions > 0),
  created_at timestamptz not null
);
create index registry_work_by_organization on registry_work (organization_id, id) where latest_id is not null;

-- A version of a work, and the transaction that puts it on the ledger.
create table registry_registration (
  id text primary key,
  organization_id text not null references organization (id),
  api_key_id text not null,
  work_id text not null references registry_work (id),
  version integer not null check (version > 0),
  content text not null,
  filename text not null,
  external_ref text,
  media_sha256 text not null,
  size_bytes bigint not null,
  duration_ms bigint not null,
  codec text not null,
  scheme text not null check (scheme in ('V1', 'V2')),
  salt text not null,
  commitment text not null,
  -- Of recording, title and creators: what one organisation registers once.
  identity_sha256 text not null,
  charge bigint not null check (charge > 0),
  state text not null check (state in ('SEALING', 'CONFIRMING', 'COMPLETED', 'FAILED')),
  leaf_index bigint,
  tree_size bigint,
  failure_code text,
  failure_message text,
  created_at timestamptz not null,
  validated_at timestamptz not null,
  prepared_at timestamptz not null,
  sealed_at timestamptz,
  ended_at timestamptz,
  unique (work_id, version),
  check ((leaf_index is null) = (sealed_at is null)),
  check ((ended_at is null) = (state in ('SEALING', 'CONFIRMING'))),
  check ((failure_code is null) = (state <> 'FAILED'))
);
create index registry_registration_by_organization on registry_registration (organization_id, id);
create index registry_registration_external on registry_registration (organization_id, external_ref)
  where external_ref is not null;
create index registry_registration_media on registry_registration (organization_id, media_sha256);
create index registry_registration_month on registry_registration (organization_id, created_at)
  where state <> 'FAILED';
create unique index registry_registration_once on registry_registration (organization_id, identity_sha256)
  where state <> 'FAILED';

-- Where a key's bearer wants to be told of the ends of its transactions.
create table registry_key_webhook (
  api_key_id text primary key references api_key (id),
  endpoint_id text not null
);
