package dev.callsheet.transparency.merkle;

/**
 * The place of a node that never changes once it is known: the root of the 2^level leaves from
 * index · 2^level on.
 *
 * @param level 0 for a leaf, at most 62
 * @param index from 0, counted from the left within the level
 */
public record NodeId(int level, long index) {

  private static final int HIGHEST_LEVEL = 62;

  /** Refuses places that no tree has. */
  public NodeId {
    if (level < 0 || level > HIGHEST_LEVEL || index < 0 || index > Long.MAX_VALUE >> level) {
      throw new IllegalArgumentException(
          "No tree has a node " + index + " on level " + level + ".");
    }
  }
}
