package notes.api;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The catalogue of the document: every code of every family. */
public final class ErrorCatalog {
  private static final List<Entry> ENTRIES =
      Stream.of(entries0()).flatMap(List::stream).toList();

  private ErrorCatalog() {}

  /**
   * What the catalogue says about a code.
   *
   * @param code the code, {@code -} in a family without codes
   * @param when when the error happens
   * @param remedy what the caller should do
   * @param retry what becomes of the same request when it is sent again
   * @param retryAfter whether {@code Retry-After} is sent
   */
  public record Entry(
      String family,
      String code,
      int status,
      String title,
      String when,
      String remedy,
      Retry retry,
      boolean retryAfter) {}

  /** All entries in the order of the document. */
  public static List<Entry> entries() {
    return ENTRIES;
  }

  /**
   * The entry of a code.
   *
   * @throws IllegalArgumentException when the catalogue has none
   */
  public static Entry entry(String family, String code) {
    return ENTRIES.stream()
        .filter(entry -> entry.family().equals(family) && entry.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(family + " has no code " + code));
  }

  /** The entry of a code with a status; tells apart the errors of a family without codes. */
  public static Optional<Entry> find(String family, String code, int status) {
    return ENTRIES.stream()
        .filter(entry -> entry.family().equals(family) && entry.code().equals(code))
        .filter(entry -> entry.status() == status)
        .findFirst();
  }

  private static List<Entry> entries0() {
    return List.of(
        new Entry(
            "notes", "conflict", 409,
            "Taken",
            "Another note has this title.",
            "Choose another title.",
            Retry.AFTER_CHANGE, false),
        new Entry(
            "notes", "still_indexing", 409,
            "Not yet",
            "The index is still being built.",
            "Wait the seconds of `Retry-After`.",
            Retry.AFTER_DELAY, true),
        new Entry(
            "notes", "not_found", 404,
            "No such note",
            "The note does not exist.",
            "Check the id.",
            Retry.AFTER_CHANGE, false),
        new Entry(
            "notes", "invalid", 422,
            "Fields are wrong",
            "Some fields break their rules.",
            "Mend them.",
            Retry.AFTER_CHANGE, false),
        new Entry(
            "notes", "unavailable", 503,
            "Unavailable",
            "The database cannot be reached.",
            "Wait the seconds of `Retry-After`.",
            Retry.AFTER_DELAY, true),
        new Entry(
            "plain", "-", 404,
            "Not there",
            "The path names nothing.",
            "Check the path.",
            Retry.AFTER_CHANGE, false),
        new Entry(
            "plain", "-", 409,
            "Busy",
            "The status is being changed.",
            "Wait, then ask again.",
            Retry.AFTER_CHANGE, false),
        new Entry(
            "plain", "-", 429,
            "Too many requests",
            "The key has asked too often.",
            "Wait the seconds of `Retry-After`.",
            Retry.AFTER_DELAY, true),
        new Entry(
            "plain", "-", 500,
            "Failed",
            "Something failed.",
            "Report it.",
            Retry.AFTER_CHANGE, false));
  }
}
