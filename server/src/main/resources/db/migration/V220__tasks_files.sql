-- What is in a deleted project goes in the background; the row stays, so that nothing new can come into it.
CREATE TABLE tasks_project (
  id text PRIMARY KEY,
  organization_id text NOT NULL REFERENCES organization (id),
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  deleted_at timestamptz
);
CREATE INDEX tasks_project_by_organization ON tasks_project (organization_id, id)
  WHERE deleted_at IS NULL;

CREATE TABLE tasks_file (
  id text PRIMARY KEY,
  project_id text NOT NULL REFERENCES tasks_project (id),
  name text NOT NULL,
  media_type text NOT NULL,
  state text NOT NULL CHECK (state IN ('AWAITED', 'READY')),
  -- Of the secret in the upload URL; null where a task made the file.
  upload_sha256 text,
  upload_expires_at timestamptz,
  -- How large its sender said it would be.
  announced_bytes bigint,
  -- Of all its parts; null until they are there.
  size_bytes bigint,
  -- The task that made it.
  task_id text,
  width integer,
  height integer,
  duration_ms bigint,
  created_at timestamptz NOT NULL,
  CHECK ((state = 'READY') = (size_bytes IS NOT NULL)),
  CHECK (state = 'READY' OR upload_expires_at IS NOT NULL)
);
CREATE INDEX tasks_file_by_project ON tasks_file (project_id, id);
CREATE INDEX tasks_file_awaited ON tasks_file (upload_expires_at) WHERE state = 'AWAITED';

CREATE TABLE tasks_file_part (
  file_id text NOT NULL REFERENCES tasks_file (id) ON DELETE CASCADE,
  -- 0 is the main one, by which a folder is opened.
  position integer NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size_bytes bigint NOT NULL,
  sha256 text NOT NULL,
  blob_key text NOT NULL UNIQUE,
  PRIMARY KEY (file_id, position),
  UNIQUE (file_id, name)
);
