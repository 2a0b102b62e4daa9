package dev.callsheet.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes an interface per code, so that one handler serves the code of every operation. */
final class ClientErrors {

  private final ClientTypes types;

  ClientErrors(ClientTypes types) {
    this.types = types;
  }

  /** The interfaces; the entries of one code in several families share one. */
  List<TypeSpec> errors(Contract contract) {
    Map<String, List<CatalogueEntry>> entries = new LinkedHashMap<>();
    for (CatalogueEntry entry : contract.catalogue()) {
      entries
          .computeIfAbsent(
              JavaNames.error(entry.code(), entry.status()), unused -> new ArrayList<>())
          .add(entry);
    }
    List<TypeSpec> errors = new ArrayList<>();
    entries.forEach((name, sharing) -> errors.add(error(types.error(name), sharing)));
    return errors;
  }

  private TypeSpec error(ClassName name, List<CatalogueEntry> entries) {
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addSuperinterface(types.api("CallsheetError"));
    type.addJavadoc(
        ClientProse.javadoc(
            entries.stream().map(ClientErrors::described).collect(Collectors.joining("\n\n"))));
    type.addMethod(
        narrowed("code", ClientTypes.STRING, "Returns the code, always the same.").build());
    if (entries.stream().allMatch(CatalogueEntry::retryAfter)) {
      type.addMethod(
          narrowed(
                  "retryAfter",
                  ClientTypes.DURATION,
                  "Returns how long to wait before the next attempt.")
              .build());
    }
    TypeName details = sharedDetails(entries);
    if (details != null) {
      type.addMethod(
          MethodSpec.methodBuilder("details")
              .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
              .addJavadoc("Returns what the error says beyond its message.")
              .returns(details)
              .build());
    }
    return type.build();
  }

  private static String described(CatalogueEntry entry) {
    return ClientProse.sentence(entry.title())
        + "\n\n`%s` %d of family %s: %s\n\nWhat to do: %s"
            .formatted(entry.code(), entry.status(), entry.family(), entry.when(), entry.remedy());
  }

  private static MethodSpec.Builder narrowed(String name, TypeName type, String javadoc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(javadoc)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
        .returns(type);
  }

  private @Nullable TypeName sharedDetails(List<CatalogueEntry> entries) {
    List<TypeName> details =
        entries.stream()
            .map(CatalogueEntry::details)
            .filter(Objects::nonNull)
            .map(types::of)
            .distinct()
            .toList();
    boolean shared =
        details.size() == 1 && entries.stream().allMatch(entry -> entry.details() != null);
    return shared ? details.get(0) : null;
  }
}
