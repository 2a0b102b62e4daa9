package dev.callsheet.studio.asset;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The table of subtitle tracks. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SubtitleRepository extends GenericRepository<StoredSubtitleTrack, String> {
  Optional<StoredSubtitleTrack> findByAssetId(String assetId);

  @Query(
      """
      INSERT INTO studio_subtitle_track (asset_id, format, cue_count, duration_ms, cues)
      VALUES (:assetId, :format, :cueCount, :durationMs, :cues)
      ON CONFLICT (asset_id) DO UPDATE
      SET format = excluded.format, cue_count = excluded.cue_count,
        duration_ms = excluded.duration_ms, cues = excluded.cues
      """)
  void replace(String assetId, SubtitleOrigin format, int cueCount, long durationMs, String cues);

  @Query(
      """
      INSERT INTO studio_subtitle_track (asset_id, format, cue_count, duration_ms, cues)
      VALUES (:assetId, 'EMBEDDED', :cueCount, :durationMs, :cues)
      ON CONFLICT (asset_id) DO NOTHING
      """)
  void addEmbedded(String assetId, int cueCount, long durationMs, String cues);
}
