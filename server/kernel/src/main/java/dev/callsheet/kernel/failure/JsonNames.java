package dev.callsheet.kernel.failure;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.type.Argument;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in a tree of records, and the name of it in JSON.
 *
 * @param name the JSON name, empty at the root
 * @param type the type of what stands there, containers unwrapped; null where it is not known
 */
record JsonNames(String name, @Nullable Class<?> type) {

  /** The root of a body parameter. */
  static JsonNames of(@Nullable Argument<?> parameter) {
    return new JsonNames("", parameter == null ? null : parameter.getType());
  }

  /** The place of the record component {@code javaName}. */
  JsonNames property(String javaName) {
    if (type == null) {
      return new JsonNames(snakeCase(javaName), null);
    }
    return components(type)
        .filter(component -> component.getName().equals(javaName))
        .findFirst()
        .map(
            component -> {
              var property = component.getAccessor().getAnnotation(JsonProperty.class);
              return new JsonNames(
                  property == null || property.value().isEmpty()
                      ? snakeCase(javaName)
                      : property.value(),
                  element(component.getGenericType()));
            })
        .orElseGet(() -> new JsonNames(snakeCase(javaName), null));
  }

  /** The components of a record, or of those that an interface permits. */
  private static Stream<RecordComponent> components(Class<?> type) {
    if (type.isRecord()) {
      return Stream.of(type.getRecordComponents());
    }
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(JsonNames::components)
        : Stream.of();
  }

  private static @Nullable Class<?> element(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType container ->
          element(
              container.getActualTypeArguments()[container.getActualTypeArguments().length - 1]);
      default -> null;
    };
  }

  private static String snakeCase(String javaName) {
    return javaName.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
