package dev.callsheet.studio.asset;

import java.util.List;

/** A feature that makes files of assets, and gives them up with the asset. */
public interface AssetUse {
  /** Whether something is being made of the asset just now. */
  boolean isAtWork(String assetId);

  /**
   * Forgets all that was made of the asset.
   *
   * @return the keys of its blobs, which the caller deletes
   */
  List<String> forget(String assetId);
}
