package dev.callsheet.tasks.kind;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parameters of a task by their names; the contract has checked their types and ranges. */
record Parameters(Map<String, Object> values) {
  /** What names the format. */
  static final String FORMAT = "format";

  @Nullable String text(String name) {
    return (String) values.get(name);
  }

  @Nullable Integer integer(String name) {
    return values.get(name) instanceof Number number ? number.intValue() : null;
  }

  @Nullable Long whole(String name) {
    return values.get(name) instanceof Number number ? number.longValue() : null;
  }

  @Nullable Double number(String name) {
    return values.get(name) instanceof Number number ? number.doubleValue() : null;
  }

  boolean flag(String name, boolean otherwise) {
    return values.get(name) instanceof Boolean flag ? flag : otherwise;
  }

  List<Integer> integers(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().map(item -> ((Number) item).intValue()).toList()
        : List.of();
  }

  /** The format, or the usual one of the kind. */
  String format(TaskKind kind) {
    return Objects.requireNonNullElseGet(text(FORMAT), () -> kind.formats().getFirst());
  }

  /** One of an enumeration whose constants are called as the contract's values in capitals. */
  <E extends Enum<E>> E one(Class<E> type, String name, E otherwise) {
    var text = text(name);
    return text == null ? otherwise : constant(type, text);
  }

  static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }
}
