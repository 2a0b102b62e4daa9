package dev.callsheet.tasks.workflow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * On what a task is done.
 *
 * @param value a number, a truth, a text, or a list of such; null with {@link Operator#EXISTS}
 *     alone
 * @param of the ref of an earlier task whose result is looked at; null for the task's own source
 */
public record Condition(
    Field field, Operator operator, @Nullable Object value, @Nullable String of) {

  private static final int LONGEST_LIST = 100;
  private static final int LONGEST_TEXT = 200;

  /** Whether it is met; what is not there is another one than any value, and meets nothing else. */
  public boolean holds(Facts facts) {
    var found = facts.value(field);
    if (operator == Operator.EXISTS) {
      return found.isPresent();
    }
    return found
        .map(there -> operator.holds(there, Objects.requireNonNull(value)))
        .orElse(operator == Operator.NE);
  }

  /** Returns what is wrong with its value, if anything is. */
  Optional<String> shortcoming() {
    var type = field.type();
    if (operator == Operator.EXISTS) {
      return value == null ? Optional.empty() : Optional.of("is left out with the operator exists");
    }
    if (operator.isOrdering() && type != Field.Type.NUMBER) {
      return Optional.of(
          "cannot be compared: %s has no order; use eq, ne, in or exists".formatted(field.word()));
    }
    if (operator == Operator.IN) {
      return value instanceof List<?> all
              && !all.isEmpty()
              && all.size() <= LONGEST_LIST
              && all.stream().allMatch(item -> isOne(type, item))
          ? Optional.empty()
          : Optional.of(
              "is a list of 1 to %d items, each of them %s".formatted(LONGEST_LIST, type.words()));
    }
    return value != null && isOne(type, value)
        ? Optional.empty()
        : Optional.of("is " + type.words() + " for " + field.word());
  }

  private static boolean isOne(Field.Type type, @Nullable Object value) {
    return value != null
        && type.has(value)
        && !(value instanceof String text && text.length() > LONGEST_TEXT);
  }
}
