package dev.callsheet.id;

import com.github.f4b6a3.ulid.UlidCreator;
import java.util.Locale;

/** Makes identifiers: a prefix that says what is named, an underscore and a lower-case ULID. */
public final class Ids {
  private Ids() {}

  /**
   * Returns a new identifier such as {@code ast_01jcx…}; within one process, later ones sort after
   * earlier ones.
   *
   * @param prefix what is named, without the underscore
   */
  public static String next(String prefix) {
    return prefix + '_' + UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
  }
}
