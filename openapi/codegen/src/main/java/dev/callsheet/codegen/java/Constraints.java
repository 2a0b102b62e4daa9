package dev.callsheet.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import dev.callsheet.codegen.contract.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The jakarta.validation constraints that say what a schema says. */
public final class Constraints {
  private static final String PACKAGE = "jakarta.validation.constraints";

  /** Says that a value must be there. */
  public static final ClassName NOT_NULL = ClassName.get(PACKAGE, "NotNull");

  /** Says that what a value holds is checked too. */
  public static final ClassName VALID = ClassName.get("jakarta.validation", "Valid");

  private final Function<String, ClassName> support;

  /** Takes what gives the annotations beside those of jakarta.validation by their names. */
  public Constraints(Function<String, ClassName> support) {
    this.support = support;
  }

  /** The annotations of a value, which may be absent all the same. */
  public List<AnnotationSpec> of(Schema schema) {
    List<AnnotationSpec> constraints = new ArrayList<>();
    switch (schema.isUnion() ? "object" : schema.type()) {
      case "string" -> text(schema, constraints);
      case "integer", "number" -> number(schema, constraints);
      case "array" -> list(schema, constraints);
      case "object" -> {
        if (schema.isRecord() || schema.isUnion()) {
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
    // Of those, a URI alone is counted as the text that it was.
    if (schema.isConverted() && !schema.format().equals("uri")) {
      return;
    }
    if (schema.format().equals("email")) {
      constraints.add(AnnotationSpec.builder(ClassName.get(PACKAGE, "Email")).build());
    }
    var bounds = AnnotationSpec.builder(support.apply("CodePoints"));
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

  private void number(Schema schema, List<AnnotationSpec> constraints) {
    if (schema.isEnum()) {
      return;
    }
    bound(schema, "minimum", "exclusiveMinimum", "DecimalMin").ifPresent(constraints::add);
    bound(schema, "maximum", "exclusiveMaximum", "DecimalMax").ifPresent(constraints::add);
    schema
        .keyword("multipleOf")
        .map(
            step ->
                AnnotationSpec.builder(support.apply("MultipleOf"))
                    .addMember("value", "$S", step)
                    .build())
        .ifPresent(constraints::add);
  }

  /** A bound of whole numbers, which need no text, or of any, which may be exclusive. */
  private static Optional<AnnotationSpec> bound(
      Schema schema, String keyword, String exclusive, String decimal) {
    boolean open = schema.node().flag(exclusive);
    boolean whole = schema.type().equals("integer") && !open;
    return schema
        .keyword(keyword)
        .map(
            value -> {
              var bound =
                  AnnotationSpec.builder(
                          ClassName.get(
                              PACKAGE, whole ? decimal.substring("Decimal".length()) : decimal))
                      .addMember("value", whole ? "$LL" : "$S", value);
              return (open ? bound.addMember("inclusive", "false") : bound).build();
            });
  }

  private void list(Schema schema, List<AnnotationSpec> constraints) {
    size(schema, "minItems", "maxItems", constraints);
    if (schema.node().flag("uniqueItems")) {
      constraints.add(AnnotationSpec.builder(support.apply("UniqueItems")).build());
    }
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
