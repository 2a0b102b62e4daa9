-- The size of an export's pictures, by name.

ALTER TABLE clips_export ADD COLUMN size text NOT NULL DEFAULT 'SOURCE';
