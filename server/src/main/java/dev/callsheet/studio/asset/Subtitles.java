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
import org.jspecify.annotations.Nullable;

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
    /**
     * They were set.
     *
     * @param skipped the first blocks that could not be read
     * @param skippedCount how many could not be read
     */
    record Replaced(
        StoredSubtitleTrack track, List<SubtitleReading.Skipped> skipped, int skippedCount)
        implements Replacement {}

    record NoAsset() implements Replacement {}

    record Malformed(String why) implements Replacement {}

    record UnknownCharset(String name) implements Replacement {}

    record TooLarge(long maxBytes) implements Replacement {}
  }

  /**
   * The file is read before anything is locked, for its sender sets the pace.
   *
   * @param charset the name of its encoding, or null if its sender has not told it
   */
  public Replacement replace(
      String organizationId, String assetId, InputStream file, @Nullable String charset)
      throws IOException {
    if (assets.findByIdAndOrganizationId(assetId, organizationId).isEmpty()) {
      return new Replacement.NoAsset();
    }
    return switch (reader.read(file, charset)) {
      case SubtitleReading.UnknownCharset(var name) -> new Replacement.UnknownCharset(name);
      case SubtitleReading.Malformed(var line, var reason) ->
          new Replacement.Malformed("line " + line + ": " + reason);
      case SubtitleReading.Uncertain(var line) ->
          new Replacement.Malformed(
              "line "
                  + line
                  + ": The encoding is not certain. Declare it, as in"
                  + " text/vtt;charset=windows-1251, or send UTF-8.");
      case SubtitleReading.TooManyCues(var line, var limit) ->
          new Replacement.Malformed("line " + line + ": there are more than " + limit + " cues");
      case SubtitleReading.TooLarge(var limit) -> new Replacement.TooLarge(limit);
      case SubtitleReading.Read read when read.cues().isEmpty() ->
          new Replacement.Malformed("there are no cues");
      case SubtitleReading.Read read -> {
        var track = track(assetId, origin(read.format()), read.cues());
        yield transactions.executeWrite(status -> store(organizationId, track))
            ? new Replacement.Replaced(track, read.skipped(), read.skippedCount())
            : new Replacement.NoAsset();
      }
    };
  }

  /** Whether the asset was still there. */
  private boolean store(String organizationId, StoredSubtitleTrack track) {
    if (assets.lock(track.assetId(), organizationId).isEmpty()) {
      return false;
    }
    tracks.replace(
        track.assetId(), track.format(), track.cueCount(), track.durationMs(), track.cues());
    return true;
  }

  /** Deletes the subtitles of an asset; returns whether there were any. */
  boolean delete(String organizationId, String assetId) {
    return tracks.delete(assetId, organizationId) > 0;
  }

  /**
   * Keeps subtitles found in the recording, as far as they can be read.
   *
   * @param number of their track, counted from 1
   * @return whether there are any
   */
  boolean keepEmbedded(String assetId, int number, InputStream srt) throws IOException {
    if (!(reader.read(srt, null) instanceof SubtitleReading.Read read) || read.cues().isEmpty()) {
      return false;
    }
    var track = track(assetId, SubtitleOrigin.EMBEDDED, read.cues());
    tracks.keepEmbedded(assetId, number, track.cueCount(), track.durationMs(), track.cues());
    return true;
  }

  /** Takes embedded subtitles that are kept as those of the asset, unless it has some. */
  void takeEmbedded(String assetId, int number) {
    tracks.takeEmbedded(assetId, number);
  }

  /**
   * Returns the cues of an asset, if there are any.
   *
   * @param embedded the number of the recording's track, counted from 1, or null for the subtitles
   *     of the asset
   */
  public Optional<List<Cue>> cues(String assetId, @Nullable Integer embedded) {
    var cues =
        embedded == null
            ? tracks.findByAssetId(assetId).map(StoredSubtitleTrack::cues)
            : tracks.embeddedCues(assetId, embedded);
    return cues.map(json -> JsonColumn.read(json, CUES));
  }

  private static StoredSubtitleTrack track(String assetId, SubtitleOrigin origin, List<Cue> cues) {
    var end = cues.stream().mapToLong(Cue::endMillis).max().orElse(0);
    return new StoredSubtitleTrack(assetId, origin, cues.size(), end, JsonColumn.write(cues), null);
  }

  private static SubtitleOrigin origin(SubtitleFormat format) {
    return format == SubtitleFormat.VTT ? SubtitleOrigin.VTT : SubtitleOrigin.SRT;
  }
}
