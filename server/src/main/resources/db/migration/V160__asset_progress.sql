-- How much of the preparation is done. Earlier releases did not tell.
ALTER TABLE studio_asset ADD COLUMN progress_percent integer NOT NULL DEFAULT 0;
