package dev.callsheet.page;

import dev.callsheet.kernel.error.FrameworkError.MalformedBody;
import dev.callsheet.kernel.error.FrameworkErrorException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The opaque text that names where a page ends: the id of its last item, in Base64. */
public final class Cursor {
  private static final Pattern ID = Pattern.compile("[a-z]+_[0-9a-z]{26}");

  private Cursor() {}

  /** Returns the cursor of the page that ends with this id. */
  public static String after(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Returns the id that a cursor names, or null for the first page.
   *
   * @throws FrameworkErrorException when the text is no cursor of ours
   */
  public static @Nullable String id(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      var id = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      if (ID.matcher(id).matches()) {
        return id;
      }
    } catch (IllegalArgumentException notBase64) {
      // Answered below, like any other text that is no cursor.
    }
    throw malformed();
  }

  /** Returns what is thrown where a text is no cursor of the list that it is for. */
  public static FrameworkErrorException malformed() {
    return new FrameworkErrorException(new MalformedBody("The cursor is malformed."));
  }
}
