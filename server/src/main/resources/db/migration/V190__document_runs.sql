create table job_document (like job_heavy including all);

create table document_run (
  id text primary key,
  task_id text not null unique,
  organization_id text not null references organization (id),
  api_key_id text not null,
  test boolean not null,
  format text not null check (format in ('EXCEL', 'WORD', 'SLIDES')),
  status text not null
    check (status in ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED', 'EXPIRED')),
  phase text not null,
  progress_percent integer not null,
  -- What it is made of, as JSON; emptied when the run is gone.
  spec text not null,
  title text,
  file_name text,
  charge bigint not null,
  credits_used bigint not null,
  warnings text not null,
  metadata text,
  parts integer,
  blob_key text,
  size_bytes bigint,
  sha256 text,
  failure_code text,
  failure_message text,
  webhook_id text,
  -- Of the idempotency key, within the organisation; null where there was none or it was let go.
  key_sha256 text,
  request_sha256 text,
  -- Until when a synchronous request waits for it at most.
  awaited_until timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  completed_at timestamptz,
  expires_at timestamptz not null,
  -- When it was deleted or its time was over; such a run is only remembered.
  gone_at timestamptz
);
create index document_run_by_organization on document_run (organization_id, id);
create index document_run_unfinished on document_run (api_key_id)
  where status in ('QUEUED', 'RUNNING');
create index document_run_waiting on document_run (created_at) where status = 'QUEUED';
create index document_run_expiry on document_run (expires_at) where gone_at is null;
create unique index document_run_by_key on document_run (key_sha256) where key_sha256 is not null;

-- What an unfinished run needs, and nobody may delete.
create table document_run_input (
  run_id text not null references document_run (id) on delete cascade,
  input_id text not null,
  primary key (run_id, input_id)
);
create index document_run_input_by_input on document_run_input (input_id);

create table document_export (
  run_id text not null references document_run (id) on delete cascade,
  target text not null,
  file_name text not null,
  media_type text not null,
  blob_key text not null,
  size_bytes bigint not null,
  sha256 text not null,
  -- What had to give, as JSON.
  warnings text not null,
  created_at timestamptz not null,
  primary key (run_id, target)
);
