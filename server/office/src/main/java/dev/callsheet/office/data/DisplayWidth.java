package dev.callsheet.office.data;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/** How wide text is in halves of a full-width character. */
final class DisplayWidth {
  private DisplayWidth() {}

  /** The width of its widest line. */
  static int of(String text) {
    int widest = 0;
    int width = 0;
    for (int position = 0; position < text.length(); ) {
      int point = text.codePointAt(position);
      position += Character.charCount(point);
      if (point == '\n') {
        widest = Math.max(widest, width);
        width = 0;
      } else {
        width += of(point);
      }
    }
    return Math.max(widest, width);
  }

  private static int of(int point) {
    if (point < 0x300) {
      return 1;
    }
    return switch (UCharacter.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default ->
          switch (UCharacter.getIntPropertyValue(point, UProperty.EAST_ASIAN_WIDTH)) {
            case UCharacter.EastAsianWidth.WIDE, UCharacter.EastAsianWidth.FULLWIDTH -> 2;
            default -> 1;
          };
    };
  }
}
