package dev.callsheet.kernel.failure;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import dev.callsheet.kernel.contract.FormBody;
import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkError.InvalidRequest;
import dev.callsheet.kernel.error.FrameworkError.MalformedBody;
import dev.callsheet.kernel.error.FrameworkError.UnknownId;
import dev.callsheet.kernel.error.FrameworkError.Violation;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a request in the client's terms: JSON paths and parameter names. */
public final class InvalidFields {
  private static final String WHOLE_BODY = "body";
  private static final ObjectMapper SPELLING = new ObjectMapper();

  private InvalidFields() {}

  /** A parameter whose text is not of its type. */
  static FrameworkError mistyped(Argument<?> argument) {
    if (isPath(argument)) {
      return new UnknownId();
    }
    if (isHeader(argument)) {
      return new MalformedBody("The header " + name(argument) + " is malformed.");
    }
    return InvalidRequest.of(
        name(argument),
        argument.getType().isEnum() ? oneOf(argument.getType()) : "has a value of the wrong type");
  }

  /** A required parameter or body that is not there; nothing is no JSON, but it is a file. */
  static FrameworkError missing(Argument<?> argument) {
    var isRead =
        argument.isAnnotationPresent(FormBody.class)
            || argument.isAnnotationPresent(Body.class) && argument.getType() != InputStream.class;
    return isRead
        ? new MalformedBody("A request body is required.")
        : InvalidRequest.of(name(argument), "is required");
  }

  /** Constraints that {@code arguments} of the operation violate, all of them, in a fixed order. */
  static FrameworkError of(ConstraintViolationException thrown, List<Argument<?>> arguments) {
    var violations = new ArrayList<Violation>();
    for (var violation : thrown.getConstraintViolations()) {
      var parameter = parameter(violation, arguments);
      if (parameter != null && isPath(parameter)) {
        return new UnknownId();
      }
      violations.add(new Violation(field(violation, parameter), violation.getMessage()));
    }
    violations.sort(Comparator.comparing(Violation::field).thenComparing(Violation::message));
    return new InvalidRequest(violations.stream().distinct().toList());
  }

  /** A body that is not JSON, or JSON of another shape. */
  static FrameworkError of(JacksonException thrown) {
    if (!(thrown instanceof JsonMappingException mapping) || isTrailing(mapping)) {
      return new MalformedBody("The request body is not well-formed JSON.");
    }
    return InvalidRequest.of(field(mapping), message(mapping));
  }

  /** What is wrong with a field of a form, or within the JSON that it holds. */
  public static List<Violation> within(String field, JacksonException thrown) {
    if (!(thrown instanceof JsonMappingException mapping) || isTrailing(mapping)) {
      return List.of(new Violation(field, "has an invalid value"));
    }
    var inner = field(mapping);
    return List.of(
        new Violation(inner.equals(WHOLE_BODY) ? field : field + "." + inner, message(mapping)));
  }

  private static boolean isTrailing(JsonMappingException thrown) {
    return thrown.getPath().isEmpty() && thrown.getOriginalMessage().startsWith("Trailing token")
        || thrown.getCause() instanceof JacksonException cause
            && !(cause instanceof JsonMappingException)
            && !(cause instanceof InputCoercionException);
  }

  private static String field(JsonMappingException thrown) {
    var path = new StringBuilder();
    for (var reference : thrown.getPath()) {
      append(path, reference.getFieldName(), reference.getIndex());
    }
    return path.isEmpty() ? WHOLE_BODY : path.toString();
  }

  private static String message(JsonMappingException thrown) {
    return switch (thrown) {
      case PropertyBindingException _ -> "is not a known property";
      case InvalidTypeIdException e -> cases(e);
      case InvalidFormatException e when e.getTargetType() != null && e.getTargetType().isEnum() ->
          oneOf(e.getTargetType());
      case MismatchedInputException e
          when e.getOriginalMessage() != null
              && e.getOriginalMessage().startsWith("Missing required") ->
          "is required";
      case MismatchedInputException e when e.getTargetType() != null ->
          "must be " + kind(e.getTargetType());
      default -> "has an invalid value";
    };
  }

  /** Names the values that tell the cases of a union apart. */
  private static String cases(InvalidTypeIdException thrown) {
    var union = thrown.getBaseType().getRawClass();
    var property = union.getAnnotation(JsonTypeInfo.class);
    var cases = union.getAnnotation(JsonSubTypes.class);
    return property == null || cases == null
        ? "has an invalid value"
        : "must have as %s one of %s"
            .formatted(
                property.property(),
                Stream.of(cases.value())
                    .map(JsonSubTypes.Type::name)
                    .collect(Collectors.joining(", ")));
  }

  /** Names the values of an enum as the document spells them. */
  private static String oneOf(Class<?> type) {
    return "must be one of "
        + String.join(", ", SPELLING.convertValue(type.getEnumConstants(), String[].class));
  }

  private static String kind(Class<?> type) {
    if (type == String.class || type.isEnum()) {
      return "a string";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == double.class || type == float.class || type == Double.class) {
      return "a number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "an integer";
    }
    if (Iterable.class.isAssignableFrom(type)) {
      return "an array";
    }
    return type.getName().startsWith("java.") ? "a well-formed value" : "an object";
  }

  private static @Nullable Argument<?> parameter(
      ConstraintViolation<?> violation, List<Argument<?>> arguments) {
    for (var node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.PARAMETER) {
        return arguments.stream()
            .filter(argument -> argument.getName().equals(node.getName()))
            .findFirst()
            .orElse(null);
      }
    }
    return null;
  }

  private static String field(ConstraintViolation<?> violation, @Nullable Argument<?> parameter) {
    var path = new StringBuilder();
    var names = JsonNames.of(parameter);
    for (var node : violation.getPropertyPath()) {
      var index = node.getIndex() == null ? -1 : node.getIndex();
      switch (node.getKind()) {
        case PROPERTY -> {
          append(path, null, index);
          names = names.property(node.getName());
          append(path, names.name(), -1);
        }
        case CONTAINER_ELEMENT -> append(path, null, index);
        case BEAN, METHOD, CONSTRUCTOR, PARAMETER, CROSS_PARAMETER, RETURN_VALUE -> {}
      }
    }
    if (!path.isEmpty()) {
      return path.toString();
    }
    return parameter == null || parameter.isAnnotationPresent(Body.class)
        ? WHOLE_BODY
        : name(parameter);
  }

  private static void append(StringBuilder path, @Nullable String name, int index) {
    if (name != null) {
      path.append(path.isEmpty() ? "" : ".").append(name);
    }
    if (index >= 0) {
      path.append('[').append(index).append(']');
    }
  }

  private static boolean isPath(Argument<?> argument) {
    return argument.isAnnotationPresent(PathVariable.class);
  }

  private static boolean isHeader(Argument<?> argument) {
    return argument.isAnnotationPresent(Header.class);
  }

  private static String name(Argument<?> argument) {
    return argument
        .getAnnotationMetadata()
        .stringValue(Bindable.class)
        .filter(value -> !value.isEmpty())
        .orElse(argument.getName());
  }
}
