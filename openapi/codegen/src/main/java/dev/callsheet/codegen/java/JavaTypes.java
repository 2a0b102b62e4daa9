package dev.callsheet.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.callsheet.codegen.contract.Header;
import dev.callsheet.codegen.contract.Schema;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Java types for schemas and headers.
 *
 * @param models the class of a schema by its name in the document
 * @param binary what stands for a binary body
 */
public record JavaTypes(Function<String, ClassName> models, TypeName binary) {
  /** Stands for texts. */
  public static final TypeName STRING = ClassName.get(String.class);

  static final TypeName DURATION = ClassName.get(Duration.class);

  /** Stands for values of any type. */
  public static final TypeName OBJECT = ClassName.get(Object.class);

  /** The type of a value that is always there; a primitive where Java has one. */
  public TypeName of(Schema schema) {
    if (schema.isBinary()) {
      return binary;
    }
    if (schema.isUnion() || (schema.isEnum() && schema.name() != null)) {
      return named(schema);
    }
    return switch (schema.type()) {
      case "string" -> string(schema);
      case "integer" -> integer(schema);
      case "number" -> TypeName.DOUBLE;
      case "boolean" -> TypeName.BOOLEAN;
      case "array" -> ParameterizedTypeName.get(ClassName.get(List.class), boxed(schema.items()));
      case "object" -> object(schema);
      case "" -> OBJECT;
      default ->
          throw schema
              .node()
              .document()
              .failure(
                  schema.line(),
                  "The type " + schema.type() + " is none of OpenAPI 3.0.",
                  "Use string, integer, number, boolean, array or object.");
    };
  }

  /** The type of a value that may be absent. */
  public TypeName nullable(Schema schema) {
    return nullable(of(schema));
  }

  /** The same type where a value may be absent. */
  public static TypeName nullable(TypeName type) {
    return type.box().annotated(AnnotationSpec.builder(Nullable.class).build());
  }

  /** The type of a value in a list or map. */
  public TypeName boxed(Schema schema) {
    return of(schema).box();
  }

  /** The class of a named schema. */
  public ClassName model(String name) {
    return models.apply(name);
  }

  /** The type of a response header that is always there. */
  public TypeName header(Header header) {
    return switch (header.name().toLowerCase(Locale.ROOT)) {
      case "retry-after" -> DURATION;
      case "location" -> ClassName.get(URI.class);
      default -> of(header.schema());
    };
  }

  private TypeName string(Schema schema) {
    return switch (schema.format()) {
      case "date-time" -> ClassName.get(Instant.class);
      case "date" -> ClassName.get(LocalDate.class);
      case "time" -> ClassName.get(OffsetTime.class);
      case "duration" -> DURATION;
      case "uri" -> ClassName.get(URI.class);
      case "uuid" -> ClassName.get(UUID.class);
      case "byte" -> ArrayTypeName.of(TypeName.BYTE);
      default -> STRING;
    };
  }

  private static TypeName integer(Schema schema) {
    if (schema.format().equals("int32")) {
      return TypeName.INT;
    }
    if (schema.format().equals("int64")) {
      return TypeName.LONG;
    }
    boolean small =
        schema
            .keyword("maximum")
            .map(BigDecimal::new)
            .filter(maximum -> maximum.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
            .isPresent();
    return small ? TypeName.INT : TypeName.LONG;
  }

  private ClassName named(Schema schema) {
    String name = schema.name();
    if (name == null) {
      throw schema
          .node()
          .document()
          .failure(
              schema.line(),
              "An object is described in place.",
              "Give it a name in components/schemas and refer to it.");
    }
    return model(name);
  }

  private TypeName object(Schema schema) {
    if (schema.isRecord()) {
      return named(schema);
    }
    return ParameterizedTypeName.get(
        ClassName.get(Map.class),
        STRING,
        schema.additionalProperties().map(this::boxed).orElse(OBJECT));
  }
}
