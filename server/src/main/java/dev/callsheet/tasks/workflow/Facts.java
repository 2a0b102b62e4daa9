package dev.callsheet.tasks.workflow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of a source or of what a task made.
 *
 * @param values by their fields; what is not known has none
 */
public record Facts(@JsonValue Map<Field, Object> values) {
  /** Nothing at all. */
  public static final Facts NONE = new Facts(Map.of());

  /** Copies the values, in the order of the fields. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Facts {
    values = Map.copyOf(values);
  }

  /** Returns the value of a field, if it is known. */
  public Optional<Object> value(Field field) {
    return Optional.ofNullable(values.get(field));
  }

  /** Returns these facts with others, which win. */
  public Facts and(Facts others) {
    var all = new TreeMap<>(values);
    all.putAll(others.values);
    return new Facts(all);
  }
}
