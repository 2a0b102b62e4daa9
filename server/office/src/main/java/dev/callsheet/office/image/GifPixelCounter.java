package dev.callsheet.office.image;

/** Counts the pixels of a GIF without painting them: of each code it knows only the length. */
final class GifPixelCounter {
  private static final int MOST_CODES = 4096;

  private final int clear;
  private final int first;
  private final int[] lengths = new int[MOST_CODES];
  private long missing;
  private int width;
  private int codes;
  private int before;
  private int held;
  private int heldBits;
  private boolean ended;

  GifPixelCounter(int bits, long pixels) {
    clear = 1 << bits;
    first = bits + 1;
    missing = pixels;
    for (int code = 0; code < clear; code++) {
      lengths[code] = 1;
    }
    restart();
  }

  boolean isFull() {
    return missing <= 0;
  }

  void take(byte[] bytes) throws ImageRefusal {
    for (var next : bytes) {
      held |= (next & 0xff) << heldBits;
      heldBits += 8;
      while (heldBits >= width && !ended) {
        int code = held & (1 << width) - 1;
        held >>>= width;
        heldBits -= width;
        code(code);
      }
      if (ended) {
        return;
      }
    }
  }

  private void code(int code) throws ImageRefusal {
    if (code == clear) {
      restart();
      return;
    }
    if (code == clear + 1 || isFull()) {
      ended = true;
      return;
    }
    if (code > codes || code == codes && before < 0) {
      throw ImageRefusal.damaged("its pixels cannot be unpacked");
    }
    int length = code == codes ? lengths[before] + 1 : lengths[code];
    if (before >= 0 && codes < MOST_CODES) {
      lengths[codes] = lengths[before] + 1;
      codes++;
      if (codes == 1 << width && width < 12) {
        width++;
      }
    }
    missing -= length;
    before = code;
  }

  private void restart() {
    codes = clear + 2;
    width = first;
    before = -1;
  }
}
