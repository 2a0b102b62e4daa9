package dev.callsheet.codegen.client;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.java.JavaTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** Builds a record, component by component. */
final class ClientRecord {

  /** When the caller gives a component. */
  enum Given {
    /** To the factory. */
    AT_FIRST,
    /** To a method of its own. */
    LATER,
    /** Not at all: only the server does. */
    NEVER
  }

  private record Component(String name, TypeName type, Given given) {}

  private final ClassName name;
  private final TypeSpec.Builder type;
  private final MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
  private final List<Component> components = new ArrayList<>();

  ClientRecord(ClassName name) {
    this.name = name;
    this.type = TypeSpec.recordBuilder(name).addModifiers(Modifier.PUBLIC);
  }

  /** Adds a component that is always there. */
  ClientRecord required(String component, TypeName componentType, String description) {
    return add(component, componentType, true, description, List.of());
  }

  /** Adds a component that may be null. */
  ClientRecord optional(String component, TypeName componentType, String description) {
    return add(component, componentType, false, description, List.of());
  }

  ClientRecord add(
      String component,
      TypeName componentType,
      boolean required,
      String description,
      List<AnnotationSpec> annotations) {
    Given given = required ? Given.AT_FIRST : Given.LATER;
    return add(component, componentType, required, given, description, annotations);
  }

  /**
   * Adds a component.
   *
   * @param always whether it is there in every record that anybody reads or makes
   */
  ClientRecord add(
      String component,
      TypeName componentType,
      boolean always,
      Given given,
      String description,
      List<AnnotationSpec> annotations) {
    TypeName written = always ? componentType : JavaTypes.nullable(componentType);
    ParameterSpec.Builder parameter =
        ParameterSpec.builder(written, component).addAnnotations(annotations);
    if (!description.isBlank()) {
      parameter.addJavadoc(ClientProse.javadoc(description) + "\n");
    }
    constructor.addParameter(parameter.build());
    components.add(new Component(component, componentType, given));
    return this;
  }

  TypeSpec.Builder type() {
    return type;
  }

  /**
   * Adds a factory that takes the required components, and a method for each optional one that
   * returns a copy: a component that the document adds later does not break the caller.
   */
  ClientRecord withers(String factory) {
    MethodSpec.Builder of =
        MethodSpec.methodBuilder(factory)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc("Returns one with the required components alone.")
            .returns(name);
    components.stream()
        .filter(component -> component.given() == Given.AT_FIRST)
        .forEach(component -> of.addParameter(component.type(), component.name()));
    of.addStatement(
        "return new $T($L)",
        name,
        joined(component -> component.given() == Given.AT_FIRST ? component.name() : "null"));
    type.addMethod(of.build());
    for (Component changed : components) {
      if (changed.given() == Given.LATER) {
        type.addMethod(wither(changed));
      }
    }
    return this;
  }

  private MethodSpec wither(Component changed) {
    return MethodSpec.methodBuilder("with" + JavaNames.type(changed.name()))
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("Returns a copy with this $L.", changed.name())
        .returns(name)
        .addParameter(changed.type(), changed.name())
        .addStatement("return new $T($L)", name, joined(Component::name))
        .build();
  }

  private CodeBlock joined(Function<Component, String> argument) {
    return components.stream()
        .map(component -> CodeBlock.of("$L", argument.apply(component)))
        .collect(CodeBlock.joining(", "));
  }

  TypeSpec build() {
    return type.recordConstructor(constructor.build()).build();
  }
}
