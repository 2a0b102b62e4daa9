create table organization (
  id text primary key,
  name text not null,
  suspended boolean not null default false,
  created_at timestamptz not null
);

create table api_key (
  id text primary key,
  organization_id text not null references organization (id),
  prefix text not null,
  secret_sha256 bytea not null unique check (length(secret_sha256) = 32),
  access_right text not null check (access_right in ('READ', 'WRITE', 'ADMIN')),
  requests_per_minute integer not null check (requests_per_minute > 0),
  created_at timestamptz not null,
  revoked_at timestamptz
);

create index api_key_organization on api_key (organization_id, id);
