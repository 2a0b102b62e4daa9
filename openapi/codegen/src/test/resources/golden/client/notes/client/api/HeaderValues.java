package notes.client.api;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in headers. */
final class HeaderValues {

  private HeaderValues() {}

  /**
   * Returns a value as a type.
   *
   * @throws IllegalArgumentException when it is not one
   */
  static <T> T as(Class<T> type, String name, String value) {
    @Nullable T read;
    try {
      read = Json.MAPPER.convertValue(value.strip(), type);
    } catch (IllegalArgumentException unreadable) {
      throw notDeclared(name, value);
    }
    if (read == null) {
      throw notDeclared(name, value);
    }
    return read;
  }

  /** Returns the values of a list, which commas separate. */
  static <T> List<T> listAs(Class<T> type, String name, List<String> values) {
    return values.stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .filter(value -> !value.isBlank())
        .map(value -> as(type, name, value))
        .toList();
  }

  private static IllegalArgumentException notDeclared(String name, String value) {
    return new IllegalArgumentException("The header " + name + " is not as declared: " + value);
  }
}
