package dev.callsheet.studio.asset;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.subtitle.Cue;
import dev.callsheet.subtitle.SubtitleFormat;
import dev.callsheet.subtitle.SubtitleLimits;
import dev.callsheet.subtitle.SubtitleReader;
import dev.callsheet.subtitle.SubtitleReading;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** The subtitles of each asset. */
@Singleton
public class Subtitles {
  private static final TypeReference<List<Cue>> CUES = new TypeReference<>() {};

  private final SubtitleRepository tracks;
  private final AssetRepository assets;
  private final TransactionOperations<Connection> transactions;
  private final SubtitleReader reader = new SubtitleReader(SubtitleLimits.DEFAULT);

  Subtitles(
      SubtitleRepository tracks,
      AssetRepository assets,
      TransactionOperations<Connection> transactions) {
    this.tracks = tracks;
    this.assets = assets;
    this.transactions = transactions;
  }

  /** What came of replacing the subtitles of an asset. */
  public sealed interface Replacement {
    record Replaced(StoredSubtitleTrack track) implements Replacement {}

    record NoAsset() implements Replacement {}

    record Malformed(String why) implements Replacement {}

    record TooLarge(long maxBytes) implements Replacement {}
  }

  /** The file is read before anything is locked, for its sender sets the pace. */
  public Replacement replace(String organizationId, String assetId, InputStream file)
      throws IOException {
    if (assets.findByIdAndOrganizationId(assetId, organizationId).isEmpty()) {
      return new Replacement.NoAsset();
    }
    return switch (reader.read(file)) {
      case SubtitleReading.Malformed(var line, var reason) ->
          new Replacement.Malformed("line " + line + ": " + reason);
      case SubtitleReading.TooManyCues(var line, var limit) ->
          new Replacement.Malformed("line " + line + ": there are more than " + limit + " cues");
      case SubtitleReading.TooLarge(var limit) -> new Replacement.TooLarge(limit);
      case SubtitleReading.Read(var format, var cues) when cues.isEmpty() ->
          new Replacement.Malformed("there are no cues");
      case SubtitleReading.Read(var format, var cues) -> {
        var track = track(assetId, origin(format), cues);
        yield transactions.executeWrite(status -> store(organizationId, track));
      }
    };
  }

  private Replacement store(String organizationId, StoredSubtitleTrack track) {
    if (assets.lock(track.assetId(), organizationId).isEmpty()) {
      return new Replacement.NoAsset();
    }
    tracks.replace(
        track.assetId(), track.format(), track.cueCount(), track.durationMs(), track.cues());
    return new Replacement.Replaced(track);
  }

  /** Adds subtitles found in the recording, unless the asset has some or these cannot be read. */
  void addEmbedded(String assetId, InputStream srt) throws IOException {
    if (reader.read(srt) instanceof SubtitleReading.Read(var format, var cues) && !cues.isEmpty()) {
      var track = track(assetId, SubtitleOrigin.EMBEDDED, cues);
      tracks.addEmbedded(assetId, track.cueCount(), track.durationMs(), track.cues());
    }
  }

  /** Returns the cues of an asset that has subtitles. */
  public Optional<List<Cue>> cues(String assetId) {
    return tracks.findByAssetId(assetId).map(track -> JsonColumn.read(track.cues(), CUES));
  }

  private static StoredSubtitleTrack track(String assetId, SubtitleOrigin origin, List<Cue> cues) {
    var end = cues.stream().mapToLong(Cue::endMillis).max().orElse(0);
    return new StoredSubtitleTrack(assetId, origin, cues.size(), end, JsonColumn.write(cues));
  }

  private static SubtitleOrigin origin(SubtitleFormat format) {
    return format == SubtitleFormat.VTT ? SubtitleOrigin.VTT : SubtitleOrigin.SRT;
  }
}
