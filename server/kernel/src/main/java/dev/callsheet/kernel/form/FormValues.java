package dev.callsheet.kernel.form;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.kernel.error.FrameworkError.InvalidRequest;
import dev.callsheet.kernel.error.FrameworkError.Violation;
import dev.callsheet.kernel.error.FrameworkErrorException;
import dev.callsheet.kernel.failure.InvalidFields;
import jakarta.inject.Singleton;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the record of a form from the texts and files that a request has. */
@Singleton
final class FormValues {
  private static final Set<Class<?>> NOT_TEXT =
      Set.of(Integer.class, Long.class, Double.class, Boolean.class);

  private final ObjectMapper json;

  FormValues(ObjectMapper json) {
    this.json = json;
  }

  /**
   * The record.
   *
   * @param values texts and files by the names of their fields
   * @throws FrameworkErrorException that tells every field that is wrong
   */
  Object record(Class<?> form, Map<String, List<Object>> values) {
    var violations = new ArrayList<Violation>();
    var fields = FormFields.of(form);
    values.keySet().stream()
        .filter(name -> !fields.containsKey(name))
        .forEach(name -> violations.add(Violation.of(name, "is not a known property")));
    var arguments =
        fields.values().stream()
            .map(field -> value(field, values.getOrDefault(field.name(), List.of()), violations))
            .toArray();
    if (!violations.isEmpty()) {
      throw new FrameworkErrorException(new InvalidRequest(violations));
    }
    try {
      return constructor(form).newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The form " + form + " cannot be made.", e);
    }
  }

  private static Constructor<?> constructor(Class<?> form) throws NoSuchMethodException {
    return form.getDeclaredConstructor(
        Stream.of(form.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new));
  }

  private @Nullable Object value(
      FormFields.Field field, List<Object> values, List<Violation> violations) {
    if (!field.list() && values.size() > 1) {
      violations.add(Violation.of(field.name(), "is there more than once"));
      return null;
    }
    var read =
        values.stream()
            .map(value -> value instanceof String text ? text(field, text, violations) : value)
            .toList();
    if (!field.list()) {
      return read.isEmpty() ? null : read.getFirst();
    }
    return read.isEmpty() ? null : read;
  }

  private Object text(FormFields.Field field, String text, List<Violation> violations) {
    if (field.isFile()) {
      violations.add(Violation.of(field.name(), "must be a file"));
      return text;
    }
    var type = json.constructType(field.type());
    try {
      Object value =
          isText(type.getRawClass()) ? json.convertValue(text, type) : json.readValue(text, type);
      if (value != null) {
        return value;
      }
      violations.add(Violation.of(field.name(), "has an invalid value"));
    } catch (JacksonException e) {
      violations.addAll(InvalidFields.within(field.name(), e));
    } catch (IllegalArgumentException e) {
      if (!(e.getCause() instanceof JacksonException cause)) {
        throw e;
      }
      violations.addAll(InvalidFields.within(field.name(), cause));
    }
    return text;
  }

  /** Whether a value is written as it is, and not as JSON. */
  private boolean isText(Class<?> type) {
    if (type.isEnum()) {
      return json.valueToTree(type.getEnumConstants()[0]).isTextual();
    }
    return type.getName().startsWith("java.")
            && !NOT_TEXT.contains(type)
            && !Map.class.isAssignableFrom(type)
        || type == byte[].class;
  }
}
