package dev.callsheet.kernel.failure;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import dev.callsheet.kernel.contract.FieldCode;
import dev.callsheet.kernel.contract.FieldNames;
import dev.callsheet.kernel.contract.FormBody;
import dev.callsheet.kernel.error.FieldPath;
import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkError.InvalidField;
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
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a request in the client's terms: JSON paths and parameter names. */
public final class InvalidFields {
  private static final ObjectMapper SPELLING = new ObjectMapper();

  private InvalidFields() {}

  /** A parameter whose text is not of its type. */
  public static FrameworkError mistyped(Argument<?> argument) {
    if (isPath(argument)) {
      return unknownId(argument);
    }
    if (isHeader(argument)) {
      return new MalformedBody("The header " + name(argument) + " is malformed.");
    }
    Class<?> type =
        argument.getFirstTypeVariable().isPresent()
            ? argument.getFirstTypeVariable().get().getType()
            : argument.getType();
    return isEnum(type)
        ? incomplete(name(argument), oneOf(type))
        : InvalidRequest.of(name(argument), "has a value of the wrong type");
  }

  /** A required parameter or body that is not there. */
  static FrameworkError missing(Argument<?> argument) {
    var isRead =
        argument.isAnnotationPresent(FormBody.class) || argument.isAnnotationPresent(Body.class);
    return isRead
        ? new MalformedBody("A request body is required.")
        : incomplete(name(argument), "is required");
  }

  private static InvalidRequest incomplete(String field, String message) {
    return new InvalidRequest(List.of(new Violation(FieldPath.of(field), message, true)));
  }

  /** Constraints that {@code arguments} of the operation violate, all of them, in a fixed order. */
  static FrameworkError of(ConstraintViolationException thrown, List<Argument<?>> arguments) {
    var violations = new ArrayList<Violation>();
    for (var violation : thrown.getConstraintViolations()) {
      var parameter = parameter(violation, arguments);
      if (parameter != null && isPath(parameter)) {
        return unknownId(parameter);
      }
      violations.add(
          new Violation(field(violation, parameter), violation.getMessage(), isMissing(violation)));
    }
    var coded = coded(thrown, arguments);
    if (coded.isPresent()) {
      return coded.get();
    }
    violations.sort(
        Comparator.comparing((Violation violation) -> violation.field().text(FieldNames.DOTTED))
            .thenComparing(Violation::message));
    return new InvalidRequest(violations.stream().distinct().toList());
  }

  /** Of what breaks its rules, the first property that the document has a code for. */
  private static Optional<FrameworkError> coded(
      ConstraintViolationException thrown, List<Argument<?>> arguments) {
    record Coded(int position, InvalidField error) {}
    return thrown.getConstraintViolations().stream()
        .flatMap(
            violation -> {
              var parameter = parameter(violation, arguments);
              var name = onlyProperty(violation);
              if (parameter == null || name == null || !parameter.getType().isRecord()) {
                return Stream.empty();
              }
              var components = parameter.getType().getRecordComponents();
              return IntStream.range(0, components.length)
                  .filter(index -> components[index].getName().equals(name))
                  .boxed()
                  .flatMap(
                      index ->
                          code(components[index], violation).stream()
                              .map(
                                  code ->
                                      new Coded(
                                          index,
                                          new InvalidField(
                                              code,
                                              new Violation(
                                                  field(violation, parameter),
                                                  isNothing(violation.getInvalidValue())
                                                      ? "is required"
                                                      : violation.getMessage(),
                                                  isMissing(violation))))));
            })
        .min(
            Comparator.comparingInt(Coded::position)
                .thenComparing(coded -> coded.error().violation().message()))
        .map(Coded::error);
  }

  private static Optional<String> code(
      RecordComponent component, ConstraintViolation<?> violation) {
    var codes = component.getAnnotation(FieldCode.class);
    if (codes == null) {
      return Optional.empty();
    }
    var code =
        isNothing(violation.getInvalidValue()) && !codes.missing().isEmpty()
            ? codes.missing()
            : codes.invalid();
    return Optional.of(code).filter(each -> !each.isEmpty());
  }

  private static boolean isNothing(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case CharSequence text -> text.toString().isBlank();
      case Collection<?> items -> items.isEmpty();
      default -> false;
    };
  }

  /** The property of the request that is wrong as a whole; null where it is within one. */
  private static @Nullable String onlyProperty(ConstraintViolation<?> violation) {
    String name = null;
    for (var node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.CONTAINER_ELEMENT
          || node.getKind() == ElementKind.PROPERTY && name != null) {
        return null;
      }
      name = node.getKind() == ElementKind.PROPERTY ? node.getName() : null;
    }
    return name;
  }

  private static UnknownId unknownId(Argument<?> argument) {
    var name = name(argument);
    return new UnknownId(name.endsWith("_id") ? name.substring(0, name.length() - 3) : name);
  }

  /** A body that is not JSON, or JSON of another shape. */
  static FrameworkError of(JacksonException thrown) {
    if (thrown instanceof StreamConstraintsException
        || thrown.getCause() instanceof StreamConstraintsException) {
      return new MalformedBody(
          "The request body is nested too deeply, or a name, number or text in it is too long.");
    }
    if (!(thrown instanceof JsonMappingException mapping) || isTrailing(mapping)) {
      return new MalformedBody("The request body is not well-formed JSON.");
    }
    return new InvalidRequest(List.of(violation(field(mapping), mapping)));
  }

  /** What is wrong with a field of a form, or within the JSON that it holds. */
  public static List<Violation> within(String field, JacksonException thrown) {
    if (!(thrown instanceof JsonMappingException mapping) || isTrailing(mapping)) {
      return List.of(Violation.of(field, "has an invalid value"));
    }
    return List.of(violation(FieldPath.of(field).then(field(mapping)), mapping));
  }

  private static Violation violation(FieldPath field, JsonMappingException thrown) {
    return new Violation(field, message(thrown), isIncomplete(thrown));
  }

  /** A null is wrong where one may not be, but it is there. */
  private static boolean isIncomplete(JsonMappingException thrown) {
    return switch (thrown) {
      case InvalidNullException _ -> false;
      case InvalidTypeIdException _ -> true;
      case InvalidFormatException e -> isEnum(e.getTargetType());
      case MismatchedInputException e -> isMissing(e);
      default -> false;
    };
  }

  private static boolean isMissing(ConstraintViolation<?> violation) {
    ElementKind last = null;
    for (var node : violation.getPropertyPath()) {
      last = node.getKind();
    }
    return last != ElementKind.CONTAINER_ELEMENT
        && violation.getConstraintDescriptor().getAnnotation() instanceof NotNull;
  }

  private static boolean isMissing(MismatchedInputException thrown) {
    return thrown.getOriginalMessage() != null
        && thrown.getOriginalMessage().startsWith("Missing required");
  }

  private static boolean isEnum(@Nullable Class<?> type) {
    return type != null && type.isEnum();
  }

  private static boolean isTrailing(JsonMappingException thrown) {
    return thrown.getPath().isEmpty() && thrown.getOriginalMessage().startsWith("Trailing token")
        || thrown.getCause() instanceof JacksonException cause
            && !(cause instanceof JsonMappingException)
            && !(cause instanceof InputCoercionException);
  }

  private static FieldPath field(JsonMappingException thrown) {
    var path = FieldPath.WHOLE_BODY;
    for (var reference : thrown.getPath()) {
      path = path(path, reference.getFieldName(), reference.getIndex());
    }
    return path;
  }

  private static String message(JsonMappingException thrown) {
    return switch (thrown) {
      case PropertyBindingException _ -> "is not a known property";
      case InvalidNullException _ -> "must not be null";
      case InvalidTypeIdException e -> cases(e);
      case InvalidFormatException e when isEnum(e.getTargetType()) -> oneOf(e.getTargetType());
      case MismatchedInputException e when isMissing(e) -> "is required";
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
    if (type == URI.class) {
      return "a URI, in which all but ASCII is percent-encoded";
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

  private static FieldPath field(
      ConstraintViolation<?> violation, @Nullable Argument<?> parameter) {
    var path = FieldPath.WHOLE_BODY;
    var names = JsonNames.of(parameter);
    for (var node : violation.getPropertyPath()) {
      var index = node.getIndex() == null ? -1 : node.getIndex();
      switch (node.getKind()) {
        case PROPERTY -> {
          path = path(path, null, index);
          names = names.property(node.getName());
          path = path.property(names.name());
        }
        case CONTAINER_ELEMENT -> path = path(path, null, index);
        case BEAN, METHOD, CONSTRUCTOR, PARAMETER, CROSS_PARAMETER, RETURN_VALUE -> {}
      }
    }
    if (!path.isWholeBody()) {
      return path;
    }
    return parameter == null || parameter.isAnnotationPresent(Body.class)
        ? FieldPath.WHOLE_BODY
        : FieldPath.of(name(parameter));
  }

  private static FieldPath path(FieldPath path, @Nullable String name, int index) {
    var named = name == null ? path : path.property(name);
    return index < 0 ? named : named.item(index);
  }

  private static boolean isPath(Argument<?> argument) {
    return argument.isAnnotationPresent(PathVariable.class);
  }

  private static boolean isHeader(Argument<?> argument) {
    return argument.isAnnotationPresent(Header.class);
  }

  /** The name of a parameter as the document has it. */
  public static String name(Argument<?> argument) {
    return argument
        .getAnnotationMetadata()
        .stringValue(Bindable.class)
        .filter(value -> !value.isEmpty())
        .orElse(argument.getName());
  }
}
