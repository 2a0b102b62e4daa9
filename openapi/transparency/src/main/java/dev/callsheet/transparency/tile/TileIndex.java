package dev.callsheet.transparency.tile;

import dev.callsheet.transparency.encoding.Decimal;
import dev.callsheet.transparency.encoding.MalformedException;

/**
 * The end of a tile's path: {@code x001/x234/067} for tile 1,234,067, and {@code x001/x234/067.p/8}
 * for its first 8 hashes.
 *
 * @param number of the tile within its level, from 0
 * @param width how many hashes or entries it has: 256, or fewer where the log ends
 */
public record TileIndex(long number, int width) {

  /** How wide a full tile is. */
  public static final int FULL = 256;

  private static final int BASE = 1000;
  private static final int GROUP = 3;
  private static final int MOST_GROUPS = 6;
  private static final long LARGEST = Long.MAX_VALUE / FULL;

  /** Refuses what is no tile. */
  public TileIndex {
    if (number < 0 || number > LARGEST || width < 1 || width > FULL) {
      throw new IllegalArgumentException("There is no tile " + number + " of width " + width + ".");
    }
  }

  /** Returns the tile of full width. */
  public static TileIndex full(long number) {
    return new TileIndex(number, FULL);
  }

  /**
   * Reads a path.
   *
   * @throws MalformedException for any that {@link #path} does not write
   */
  public static TileIndex parse(String path) throws MalformedException {
    String[] partial = path.split("\\.p/", 2);
    int width = FULL;
    if (partial.length == 2) {
      width = (int) Math.min(FULL, Decimal.parse(partial[1]));
      if (width < 1 || width == FULL) {
        throw new MalformedException("A partial tile's width is from 1 to 255.");
      }
    }
    String[] groups = partial[0].split("/", -1);
    if (groups.length > MOST_GROUPS) {
      throw new MalformedException("A tile's number is too large.");
    }
    long number = 0;
    for (int i = 0; i < groups.length; i++) {
      boolean last = i == groups.length - 1;
      String digits = last || groups[i].isEmpty() ? groups[i] : groups[i].substring(1);
      if (!last && !groups[i].startsWith("x")) {
        throw new MalformedException("All groups of a tile's number but the last begin with x.");
      }
      if (digits.length() != GROUP || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
        throw new MalformedException("A group of a tile's number has three digits.");
      }
      number = number * BASE + Integer.parseInt(digits);
    }
    if (number > LARGEST) {
      throw new MalformedException("A tile's number is too large.");
    }
    TileIndex index = new TileIndex(number, width);
    if (!index.path().equals(path)) {
      throw new MalformedException("A tile's number begins with no empty group.");
    }
    return index;
  }

  /** Returns the first hash's or entry's place within the level. */
  public long start() {
    return number * FULL;
  }

  /** Returns whether it will not grow. */
  public boolean isFull() {
    return width == FULL;
  }

  /** Returns the end of the path. */
  public String path() {
    StringBuilder path = new StringBuilder(digits(number % BASE));
    for (long rest = number / BASE; rest > 0; rest /= BASE) {
      path.insert(0, 'x' + digits(rest % BASE) + '/');
    }
    return isFull() ? path.toString() : path.append(".p/").append(width).toString();
  }

  private static String digits(long group) {
    String text = Long.toString(group);
    return "0".repeat(GROUP - text.length()) + text;
  }
}
