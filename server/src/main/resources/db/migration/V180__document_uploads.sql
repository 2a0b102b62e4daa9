CREATE TABLE document_file (
  id text PRIMARY KEY,
  organization_id text NOT NULL REFERENCES organization (id),
  file_name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('CSV', 'TSV', 'JSON', 'XLSX', 'TXT', 'MD')),
  size_bytes bigint NOT NULL,
  sha256 text NOT NULL,
  blob_key text NOT NULL UNIQUE,
  -- Its encoding, tables and warnings, as JSON.
  description text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX document_file_by_organization ON document_file (organization_id, id);

CREATE TABLE document_image (
  id text PRIMARY KEY,
  organization_id text NOT NULL REFERENCES organization (id),
  file_name text NOT NULL,
  alt text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('PNG', 'JPEG', 'GIF', 'WEBP', 'SVG')),
  width integer NOT NULL,
  height integer NOT NULL,
  size_bytes bigint NOT NULL,
  sha256 text NOT NULL,
  blob_key text NOT NULL UNIQUE,
  -- As JSON.
  warnings text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX document_image_by_organization ON document_image (organization_id, id);

-- What was deleted is answered otherwise than what never was.
CREATE TABLE document_tombstone (
  id text PRIMARY KEY,
  organization_id text NOT NULL REFERENCES organization (id),
  deleted_at timestamptz NOT NULL
);
CREATE INDEX document_tombstone_age ON document_tombstone (deleted_at);

-- Written down before a blob is put and gone once it is somebody's, so that a killed node leaves none that nobody
-- knows of.
CREATE TABLE document_expected_blob (
  blob_key text PRIMARY KEY,
  created_at timestamptz NOT NULL
);
CREATE INDEX document_expected_blob_age ON document_expected_blob (created_at);
