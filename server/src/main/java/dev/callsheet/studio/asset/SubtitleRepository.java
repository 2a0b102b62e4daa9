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
        duration_ms = excluded.duration_ms, cues = excluded.cues, track = NULL
      """)
  void replace(String assetId, SubtitleOrigin format, int cueCount, long durationMs, String cues);

  @Query(
      """
      INSERT INTO studio_embedded_subtitle (asset_id, track, cue_count, duration_ms, cues)
      VALUES (:assetId, :track, :cueCount, :durationMs, :cues)
      ON CONFLICT (asset_id, track) DO NOTHING
      """)
  void keepEmbedded(String assetId, int track, int cueCount, long durationMs, String cues);

  @Query(
      """
      DELETE FROM studio_subtitle_track t USING studio_asset a
      WHERE t.asset_id = :assetId AND a.id = t.asset_id AND a.organization_id = :organizationId
      """)
  long delete(String assetId, String organizationId);

  /** Takes an embedded track as the asset's subtitles, unless it has some. */
  @Query(
      """
      INSERT INTO studio_subtitle_track (asset_id, format, cue_count, duration_ms, cues, track)
      SELECT asset_id, 'EMBEDDED', cue_count, duration_ms, cues, track
      FROM studio_embedded_subtitle WHERE asset_id = :assetId AND track = :track
      ON CONFLICT (asset_id) DO NOTHING
      """)
  void takeEmbedded(String assetId, int track);

  /** The cues of an embedded track, as JSON. */
  @Query("SELECT cues FROM studio_embedded_subtitle WHERE asset_id = :assetId AND track = :track")
  Optional<String> embeddedCues(String assetId, int track);
}
