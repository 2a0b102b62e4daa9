-- A right included the ones before it, as scopes say by themselves.
alter table api_key
  add column family text,
  add column project_id text,
  add column name text,
  add column scopes text[],
  add column last_used_at timestamptz,
  add column former_secret_sha256 bytea check (length(former_secret_sha256) = 32),
  add column former_expires_at timestamptz,
  alter column requests_per_minute drop not null;

update api_key set
  family = case prefix when 'clp_' then 'clips' else 'studio' end,
  name = initcap(access_right) || ' key',
  scopes = array[lower(access_right)],
  -- What every key of its family was made with is no number of its own.
  requests_per_minute = nullif(requests_per_minute, case prefix when 'clp_' then 15 else 600 end);

alter table api_key
  alter column family set not null,
  alter column name set not null,
  alter column scopes set not null,
  add check (cardinality(scopes) > 0),
  add check ((former_secret_sha256 is null) = (former_expires_at is null)),
  drop column prefix,
  drop column access_right;

create unique index api_key_former on api_key (former_secret_sha256)
  where former_secret_sha256 is not null;
