CREATE TABLE clips_source (
  id text PRIMARY KEY,
  organization_id text NOT NULL REFERENCES organization (id),
  filename text NOT NULL,
  -- Of the secret in the URL that takes the file; null where the file is fetched.
  upload_sha256 text UNIQUE,
  video_url text,
  state text NOT NULL CHECK (state IN ('AWAITED', 'READY')),
  -- Named before the file is there, so that a killed node leaves none that nobody knows of.
  blob_key text UNIQUE,
  size_bytes bigint,
  -- What the probe found, as JSON.
  media text,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CHECK (state <> 'READY' OR (blob_key IS NOT NULL AND size_bytes IS NOT NULL AND media IS NOT NULL))
);
CREATE INDEX clips_source_expiry ON clips_source (expires_at);

CREATE TABLE clips_project (
  id text PRIMARY KEY,
  organization_id text NOT NULL REFERENCES organization (id),
  source_id text NOT NULL REFERENCES clips_source (id),
  name text NOT NULL,
  ask text NOT NULL,
  origin text NOT NULL,
  status text NOT NULL
    CHECK (status IN ('CREATED', 'QUEUED', 'ONGOING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  progress_percent integer NOT NULL,
  units bigint,
  findings text,
  failure_reason text,
  failure_message text,
  created_at timestamptz NOT NULL,
  completed_at timestamptz,
  expires_at timestamptz
);
CREATE INDEX clips_project_by_organization ON clips_project (organization_id, id);
CREATE INDEX clips_project_by_source ON clips_project (source_id);
CREATE INDEX clips_project_unfinished ON clips_project (organization_id)
  WHERE status IN ('CREATED', 'QUEUED', 'ONGOING');
CREATE INDEX clips_project_expiry ON clips_project (expires_at);

CREATE TABLE clips_export (
  id text PRIMARY KEY,
  organization_id text NOT NULL REFERENCES organization (id),
  project_id text NOT NULL REFERENCES clips_project (id) ON DELETE CASCADE,
  format text NOT NULL,
  shape text NOT NULL,
  fit text NOT NULL,
  status text NOT NULL CHECK (status IN ('QUEUED', 'ONGOING', 'SUCCEEDED', 'FAILED')),
  progress_percent integer NOT NULL,
  failure_reason text,
  failure_message text,
  created_at timestamptz NOT NULL,
  completed_at timestamptz,
  expires_at timestamptz
);
CREATE INDEX clips_export_by_project ON clips_export (project_id);
CREATE INDEX clips_export_unfinished ON clips_export (organization_id)
  WHERE status IN ('QUEUED', 'ONGOING');
CREATE INDEX clips_export_expiry ON clips_export (expires_at);

CREATE TABLE clips_export_file (
  id text PRIMARY KEY,
  export_id text NOT NULL REFERENCES clips_export (id) ON DELETE CASCADE,
  idx integer NOT NULL,
  begin_ms bigint NOT NULL,
  end_ms bigint NOT NULL,
  size_bytes bigint,
  duration_ms bigint,
  width integer,
  height integer,
  UNIQUE (export_id, idx)
);
