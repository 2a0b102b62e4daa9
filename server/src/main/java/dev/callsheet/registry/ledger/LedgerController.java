package dev.callsheet.registry.ledger;

import dev.callsheet.api.registry.GetLedgerCheckpointResponse;
import dev.callsheet.api.registry.GetLedgerConsistencyResponse;
import dev.callsheet.api.registry.GetLedgerEntriesOfMillionsResponse;
import dev.callsheet.api.registry.GetLedgerEntriesOfThousandsResponse;
import dev.callsheet.api.registry.GetLedgerEntriesResponse;
import dev.callsheet.api.registry.GetLedgerKeyResponse;
import dev.callsheet.api.registry.GetLedgerProofResponse;
import dev.callsheet.api.registry.GetLedgerTileOfMillionsResponse;
import dev.callsheet.api.registry.GetLedgerTileOfThousandsResponse;
import dev.callsheet.api.registry.GetLedgerTileResponse;
import dev.callsheet.api.registry.GetPartialLedgerEntriesOfMillionsResponse;
import dev.callsheet.api.registry.GetPartialLedgerEntriesOfThousandsResponse;
import dev.callsheet.api.registry.GetPartialLedgerEntriesResponse;
import dev.callsheet.api.registry.GetPartialLedgerTileOfMillionsResponse;
import dev.callsheet.api.registry.GetPartialLedgerTileOfThousandsResponse;
import dev.callsheet.api.registry.GetPartialLedgerTileResponse;
import dev.callsheet.api.registry.LedgerApi;
import dev.callsheet.api.registry.LedgerCheckpointsListed;
import dev.callsheet.api.registry.LedgerConsistencyFound;
import dev.callsheet.api.registry.LedgerEntriesFound;
import dev.callsheet.api.registry.LedgerKeyFound;
import dev.callsheet.api.registry.LedgerNote;
import dev.callsheet.api.registry.LedgerProofFound;
import dev.callsheet.api.registry.LedgerTileFound;
import dev.callsheet.api.registry.ListLedgerCheckpointsResponse;
import dev.callsheet.api.registry.NotFound;
import dev.callsheet.api.registry.Unavailable;
import dev.callsheet.kernel.contract.BinaryBody;
import dev.callsheet.ledger.LogFile;
import dev.callsheet.ledger.PublicLog;
import dev.callsheet.page.Page;
import dev.callsheet.registry.RegistryModels;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.tile.HashTile;
import dev.callsheet.transparency.tile.TileIndex;
import io.micronaut.http.annotation.Controller;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operations of the tag RegistryLedger, which need no key. */
@Controller
class LedgerController implements LedgerApi {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String BRIEFLY = "public, max-age=1";
  private static final int HASH_DIGITS = 64;
  private static final Duration UNTIL_IT_BEGINS = Duration.ofSeconds(5);

  private final PublicLog log;

  LedgerController(PublicLog log) {
    this.log = log;
  }

  @Override
  public GetLedgerCheckpointResponse getLedgerCheckpoint() {
    return log.latest()
        .<GetLedgerCheckpointResponse>map(
            checkpoint -> new LedgerNote(BinaryBody.of(checkpoint.note()), BRIEFLY))
        .orElseGet(LedgerController::notBegun);
  }

  @Override
  public ListLedgerCheckpointsResponse listLedgerCheckpoints(int limit, @Nullable String cursor) {
    var found = log.checkpoints(CheckpointCursor.number(cursor), limit + 1);
    return new LedgerCheckpointsListed(
        LedgerModels.page(
            Page.of(found, limit, checkpoint -> CheckpointCursor.id(checkpoint.number()))),
        BRIEFLY);
  }

  @Override
  public GetLedgerKeyResponse getLedgerKey() {
    var keys = new ArrayList<>(log.keys());
    if (keys.isEmpty()) {
      return notBegun();
    }
    Collections.reverse(keys);
    var lines = keys.stream().map(key -> key.vkey() + "\n").collect(Collectors.joining());
    return new LedgerKeyFound(BinaryBody.of(lines), BRIEFLY);
  }

  @Override
  public GetLedgerProofResponse getLedgerProof(String leaf) {
    return index(leaf).stream()
        .boxed()
        .flatMap(index -> log.inclusion(index, null).stream())
        .<GetLedgerProofResponse>map(
            inclusion -> new LedgerProofFound(LedgerModels.inclusion(inclusion), BRIEFLY))
        .findFirst()
        .orElseGet(() -> notFound("leaf"));
  }

  /** The index of a leaf that is named by its index or its hash. */
  private OptionalLong index(String leaf) {
    if (leaf.length() < HASH_DIGITS) {
      return OptionalLong.of(Long.parseLong(leaf));
    }
    try {
      return log.leafOf(Sha256.fromHex(leaf));
    } catch (MalformedException noHash) {
      return OptionalLong.empty();
    }
  }

  /** What is proved between two sizes never changes. */
  @Override
  public GetLedgerConsistencyResponse getLedgerConsistency(long from, long to) {
    return log.consistency(from, to)
        .<GetLedgerConsistencyResponse>map(
            consistency ->
                new LedgerConsistencyFound(LedgerModels.consistency(consistency), FOR_EVER))
        .orElseGet(() -> notFound("checkpoint"));
  }

  @Override
  public GetLedgerTileResponse getLedgerTile(String level, String index) {
    return tile(level + "/" + index)
        .<GetLedgerTileResponse>map(LedgerController::found)
        .orElseGet(() -> notFound("tile"));
  }

  @Override
  public GetPartialLedgerTileResponse getPartialLedgerTile(
      String level, String index, String width) {
    return tile(level + "/" + index + ".p/" + width)
        .<GetPartialLedgerTileResponse>map(LedgerController::found)
        .orElseGet(() -> notFound("tile"));
  }

  @Override
  public GetLedgerTileOfThousandsResponse getLedgerTileOfThousands(
      String level, String thousands, String index) {
    return tile(level + "/" + "x" + thousands + "/" + index)
        .<GetLedgerTileOfThousandsResponse>map(LedgerController::found)
        .orElseGet(() -> notFound("tile"));
  }

  @Override
  public GetPartialLedgerTileOfThousandsResponse getPartialLedgerTileOfThousands(
      String level, String thousands, String index, String width) {
    return tile(level + "/" + "x" + thousands + "/" + index + ".p/" + width)
        .<GetPartialLedgerTileOfThousandsResponse>map(LedgerController::found)
        .orElseGet(() -> notFound("tile"));
  }

  @Override
  public GetLedgerTileOfMillionsResponse getLedgerTileOfMillions(
      String level, String millions, String thousands, String index) {
    return tile(level + "/" + "x" + millions + "/x" + thousands + "/" + index)
        .<GetLedgerTileOfMillionsResponse>map(LedgerController::found)
        .orElseGet(() -> notFound("tile"));
  }

  @Override
  public GetPartialLedgerTileOfMillionsResponse getPartialLedgerTileOfMillions(
      String level, String millions, String thousands, String index, String width) {
    return tile(level + "/" + "x" + millions + "/x" + thousands + "/" + index + ".p/" + width)
        .<GetPartialLedgerTileOfMillionsResponse>map(LedgerController::found)
        .orElseGet(() -> notFound("tile"));
  }

  @Override
  public GetLedgerEntriesResponse getLedgerEntries(String index) {
    return entries(index)
        .<GetLedgerEntriesResponse>map(LedgerController::bundle)
        .orElseGet(() -> notFound("entries"));
  }

  @Override
  public GetPartialLedgerEntriesResponse getPartialLedgerEntries(String index, String width) {
    return entries(index + ".p/" + width)
        .<GetPartialLedgerEntriesResponse>map(LedgerController::bundle)
        .orElseGet(() -> notFound("entries"));
  }

  @Override
  public GetLedgerEntriesOfThousandsResponse getLedgerEntriesOfThousands(
      String thousands, String index) {
    return entries("x" + thousands + "/" + index)
        .<GetLedgerEntriesOfThousandsResponse>map(LedgerController::bundle)
        .orElseGet(() -> notFound("entries"));
  }

  @Override
  public GetPartialLedgerEntriesOfThousandsResponse getPartialLedgerEntriesOfThousands(
      String thousands, String index, String width) {
    return entries("x" + thousands + "/" + index + ".p/" + width)
        .<GetPartialLedgerEntriesOfThousandsResponse>map(LedgerController::bundle)
        .orElseGet(() -> notFound("entries"));
  }

  @Override
  public GetLedgerEntriesOfMillionsResponse getLedgerEntriesOfMillions(
      String millions, String thousands, String index) {
    return entries("x" + millions + "/x" + thousands + "/" + index)
        .<GetLedgerEntriesOfMillionsResponse>map(LedgerController::bundle)
        .orElseGet(() -> notFound("entries"));
  }

  @Override
  public GetPartialLedgerEntriesOfMillionsResponse getPartialLedgerEntriesOfMillions(
      String millions, String thousands, String index, String width) {
    return entries("x" + millions + "/x" + thousands + "/" + index + ".p/" + width)
        .<GetPartialLedgerEntriesOfMillionsResponse>map(LedgerController::bundle)
        .orElseGet(() -> notFound("entries"));
  }

  private Optional<LogFile> tile(String path) {
    try {
      return log.tile(HashTile.parse(path));
    } catch (MalformedException noTile) {
      return Optional.empty();
    }
  }

  private Optional<LogFile> entries(String path) {
    try {
      return log.bundle(TileIndex.parse(path));
    } catch (MalformedException noBundle) {
      return Optional.empty();
    }
  }

  private static LedgerTileFound found(LogFile file) {
    return new LedgerTileFound(binary(file.bytes()), FOR_EVER);
  }

  private static LedgerEntriesFound bundle(LogFile file) {
    return new LedgerEntriesFound(binary(file.bytes()), FOR_EVER);
  }

  private static BinaryBody binary(byte[] bytes) {
    return new BinaryBody(new ByteArrayInputStream(bytes), bytes.length);
  }

  /** A node with the key of the log has to begin it. */
  private static Unavailable notBegun() {
    return new Unavailable("The ledger has not begun.", UNTIL_IT_BEGINS);
  }

  private static NotFound notFound(String kind) {
    return new NotFound("The ledger has nothing there.", RegistryModels.resource(kind));
  }
}
