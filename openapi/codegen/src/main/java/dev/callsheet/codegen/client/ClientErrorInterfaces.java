package dev.callsheet.codegen.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.CatalogueEntry;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.JavaTypes;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/**
 * Writes an interface per code of a family, so that one handler serves the code of every operation;
 * a family without codes has one per status. A record has what the interface tells as components;
 * an exception asks the record that it wraps.
 */
final class ClientErrorInterfaces {

  private final ClientContract contract;
  private final ClientTypes types;

  ClientErrorInterfaces(ClientContract contract) {
    this.contract = contract;
    this.types = contract.types();
  }

  TypeSpec error(ClassName name, CatalogueEntry entry) {
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addSuperinterface(types.support("ApiError"))
            .addJavadoc(ClientProse.javadoc(described(entry)))
            .addMethod(code(entry, Modifier.DEFAULT))
            .addMethod(retry(types, entry, Modifier.DEFAULT));
    if (entry.retryAfter()) {
      type.addMethod(
          overriding("retryAfter", ClientTypes.DURATION)
              .addModifiers(Modifier.DEFAULT)
              .addStatement("return $T.requireNonNull(head().retryAfter())", Objects.class)
              .build());
    }
    Schema details = entry.details();
    if (details != null) {
      type.addMethod(
          asking(
              name,
              "details",
              types.of(details),
              CodeBlock.of("Returns what the error says beyond its message.")));
    }
    contract
        .context(entry)
        .forEach(
            context ->
                type.addMethod(
                    asking(
                        name,
                        context.name(),
                        context.returned(),
                        CodeBlock.of(context.javadoc()))));
    return type.build();
  }

  private static String described(CatalogueEntry entry) {
    String named = entry.coded() ? "`%s` %d".formatted(entry.code(), entry.status()) : entry.key();
    return ClientProse.sentence(entry.title())
        + "\n\n%s of family %s: %s\n\nWhat to do: %s"
            .formatted(named, entry.family(), entry.when(), entry.remedy());
  }

  static MethodSpec code(CatalogueEntry entry, Modifier... modifiers) {
    MethodSpec.Builder method =
        entry.coded()
            ? overriding("code", ClientTypes.STRING).addStatement("return $S", entry.code())
            : overriding("code", JavaTypes.nullable(ClientTypes.STRING))
                .addStatement("return null");
    return method.addModifiers(modifiers).build();
  }

  static MethodSpec retry(ClientTypes types, CatalogueEntry entry, Modifier... modifiers) {
    ClassName retry = types.support("Retry");
    return overriding("retry", retry)
        .addModifiers(modifiers)
        .addStatement("return $T.$L", retry, entry.retry().name())
        .build();
  }

  private static MethodSpec asking(
      ClassName name, String accessor, TypeName type, CodeBlock javadoc) {
    return MethodSpec.methodBuilder(accessor)
        .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
        .addJavadoc(javadoc)
        .returns(type)
        .addStatement("return (($T) error()).$L()", name, accessor)
        .build();
  }

  private static MethodSpec.Builder overriding(String name, TypeName type) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(type);
  }
}
