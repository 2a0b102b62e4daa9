-- The URL of a video may hold a secret: it is sealed, those of before at the next start, and
-- forgotten once the file is there or no longer wanted.
UPDATE clips_source s SET video_url = NULL
  WHERE video_url IS NOT NULL AND NOT EXISTS (
    SELECT FROM clips_project p WHERE p.source_id = s.id AND p.status = 'CREATED');
ALTER TABLE clips_source
  ADD CONSTRAINT clips_source_video_url_sealed CHECK (video_url LIKE 'sealed:%') NOT VALID;
