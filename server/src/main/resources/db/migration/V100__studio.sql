CREATE TABLE studio_project (
  id text PRIMARY KEY,
  organization_id text NOT NULL REFERENCES organization (id),
  name text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX studio_project_by_organization ON studio_project (organization_id, id);

CREATE TABLE studio_asset (
  id text PRIMARY KEY,
  organization_id text NOT NULL REFERENCES organization (id),
  project_id text NOT NULL REFERENCES studio_project (id),
  filename text NOT NULL,
  size_bytes bigint NOT NULL,
  upload_id text NOT NULL UNIQUE,
  status text NOT NULL
    CHECK (status IN ('PENDING_UPLOAD', 'PROCESSING', 'PENDING_PAYMENT', 'READY', 'FAILED')),
  cuttable boolean NOT NULL,
  -- What the probe found, as JSON; null until the first stage of preparation.
  media text,
  credits_charged bigint,
  failure_reason text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX studio_asset_by_organization ON studio_asset (organization_id, id);
CREATE INDEX studio_asset_by_project ON studio_asset (project_id, id);
CREATE INDEX studio_asset_unpaid ON studio_asset (organization_id, id) WHERE status = 'PENDING_PAYMENT';

CREATE TABLE studio_subtitle_track (
  asset_id text PRIMARY KEY REFERENCES studio_asset (id) ON DELETE CASCADE,
  format text NOT NULL CHECK (format IN ('SRT', 'VTT', 'EMBEDDED')),
  cue_count integer NOT NULL,
  duration_ms bigint NOT NULL,
  -- The cues as JSON, whatever the format was.
  cues text NOT NULL
);

CREATE TABLE studio_cut (
  id text PRIMARY KEY,
  organization_id text NOT NULL REFERENCES organization (id),
  asset_id text NOT NULL REFERENCES studio_asset (id) ON DELETE CASCADE,
  script text NOT NULL,
  status text NOT NULL
    CHECK (status IN ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  result text,
  failure_reason text,
  created_at timestamptz NOT NULL,
  completed_at timestamptz
);
CREATE INDEX studio_cut_by_organization ON studio_cut (organization_id, id);
-- The same asset and script give the same cut, unless that one came to nothing.
CREATE UNIQUE INDEX studio_cut_by_script ON studio_cut (asset_id, md5(script))
  WHERE status IN ('PENDING', 'PROCESSING', 'COMPLETED');

CREATE TABLE studio_render (
  id text PRIMARY KEY,
  organization_id text NOT NULL REFERENCES organization (id),
  asset_id text NOT NULL REFERENCES studio_asset (id) ON DELETE CASCADE,
  cut_id text REFERENCES studio_cut (id),
  format text NOT NULL,
  resolution text,
  status text NOT NULL
    CHECK (status IN ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  progress_percent integer NOT NULL,
  duration_ms bigint,
  size_bytes bigint,
  width integer,
  height integer,
  failure_reason text,
  created_at timestamptz NOT NULL,
  completed_at timestamptz
);
CREATE INDEX studio_render_by_organization ON studio_render (organization_id, id);
CREATE INDEX studio_render_by_asset ON studio_render (asset_id, id);
