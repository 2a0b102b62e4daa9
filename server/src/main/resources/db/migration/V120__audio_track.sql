-- Which audio track a file is made with, counted from 1; null for the recording's own choice.
ALTER TABLE studio_render ADD COLUMN audio_track integer;
ALTER TABLE clips_export ADD COLUMN audio_track integer;
