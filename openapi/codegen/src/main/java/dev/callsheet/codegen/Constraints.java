package dev.callsheet.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The jakarta.validation constraints that say what a schema says. */
final class Constraints {
  private static final String PACKAGE = "jakarta.validation.constraints";
  static final ClassName NOT_NULL = ClassName.get(PACKAGE, "NotNull");
  static final ClassName VALID = ClassName.get("jakarta.validation", "Valid");

  /** Formats whose values are no texts in Java. */
  private static final Set<String> NOT_TEXT =
      Set.of("binary", "byte", "date", "date-time", "duration", "time", "uri", "uuid");

  private final ClassName codePoints;

  /** Takes the annotation that bounds a text in code points. */
  Constraints(ClassName codePoints) {
    this.codePoints = codePoints;
  }

  List<AnnotationSpec> of(Schema schema) {
    List<AnnotationSpec> constraints = new ArrayList<>();
    switch (schema.type()) {
      case "string" -> text(schema, constraints);
      case "integer" -> whole(schema, constraints);
      case "number" -> decimal(schema, constraints);
      case "array" -> size(schema, "minItems", "maxItems", constraints);
      case "object" -> {
        if (schema.isRecord()) {
          constraints.add(AnnotationSpec.builder(VALID).build());
        } else {
          size(schema, "minProperties", "maxProperties", constraints);
        }
      }
      default -> {}
    }
    return constraints;
  }

  private void text(Schema schema, List<AnnotationSpec> constraints) {
    if (schema.isEnum()) {
      if (schema.name() == null) {
        String values =
            schema.enumValues().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        constraints.add(pattern(values));
      }
      return;
    }
    if (NOT_TEXT.contains(schema.format())) {
      return;
    }
    var bounds = AnnotationSpec.builder(codePoints);
    schema.keyword("minLength").ifPresent(min -> bounds.addMember("min", min));
    schema.keyword("maxLength").ifPresent(max -> bounds.addMember("max", max));
    AnnotationSpec length = bounds.build();
    if (!length.members().isEmpty()) {
      constraints.add(length);
    }
    schema.keyword("pattern").ifPresent(pattern -> constraints.add(pattern(anchored(pattern))));
  }

  /** A pattern of OpenAPI may match anywhere, one of jakarta.validation must match the whole. */
  private static String anchored(String pattern) {
    String start = pattern.startsWith("^") ? "" : "[\\s\\S]*";
    String end = pattern.endsWith("$") ? "" : "[\\s\\S]*";
    return start + "(?:" + pattern + ")" + end;
  }

  private static AnnotationSpec pattern(String regexp) {
    return AnnotationSpec.builder(ClassName.get(PACKAGE, "Pattern"))
        .addMember("regexp", "$S", regexp)
        .build();
  }

  private static void whole(Schema schema, List<AnnotationSpec> constraints) {
    schema.keyword("minimum").ifPresent(min -> constraints.add(bound("Min", min + "L")));
    schema.keyword("maximum").ifPresent(max -> constraints.add(bound("Max", max + "L")));
  }

  private static void decimal(Schema schema, List<AnnotationSpec> constraints) {
    schema.keyword("minimum").ifPresent(min -> constraints.add(bound("DecimalMin", quoted(min))));
    schema.keyword("maximum").ifPresent(max -> constraints.add(bound("DecimalMax", quoted(max))));
  }

  private static String quoted(String value) {
    return '"' + value + '"';
  }

  private static AnnotationSpec bound(String name, String value) {
    return AnnotationSpec.builder(ClassName.get(PACKAGE, name)).addMember("value", value).build();
  }

  private static void size(
      Schema schema, String minimum, String maximum, List<AnnotationSpec> constraints) {
    var bounds = AnnotationSpec.builder(ClassName.get(PACKAGE, "Size"));
    schema.keyword(minimum).ifPresent(min -> bounds.addMember("min", min));
    schema.keyword(maximum).ifPresent(max -> bounds.addMember("max", max));
    AnnotationSpec size = bounds.build();
    if (!size.members().isEmpty()) {
      constraints.add(size);
    }
  }
}
