-- All subtitles found in a recording, of which the asset has one track unless others are set.
CREATE TABLE studio_embedded_subtitle (
  asset_id text NOT NULL REFERENCES studio_asset (id) ON DELETE CASCADE,
  -- The number of the track among those that are text, counted from 1.
  track integer NOT NULL,
  cue_count integer NOT NULL,
  duration_ms bigint NOT NULL,
  -- The cues as JSON.
  cues text NOT NULL,
  PRIMARY KEY (asset_id, track)
);

-- Which of them the asset has; null unless its subtitles are embedded ones.
ALTER TABLE studio_subtitle_track ADD COLUMN track integer;

-- Earlier releases took the first.
UPDATE studio_subtitle_track SET track = 1 WHERE format = 'EMBEDDED';
INSERT INTO studio_embedded_subtitle (asset_id, track, cue_count, duration_ms, cues)
SELECT asset_id, track, cue_count, duration_ms, cues
FROM studio_subtitle_track WHERE format = 'EMBEDDED';
