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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Writes an interface per code, so that one handler serves the code of every operation; a family
 * without codes has one per status.
 */
final class ClientErrors {

  private final ClientTypes types;

  ClientErrors(ClientTypes types) {
    this.types = types;
  }

  /** The interfaces; the entries of one code in several families share one. */
  List<TypeSpec> errors(Contract contract) {
    Map<String, List<CatalogueEntry>> entries = new LinkedHashMap<>();
    for (CatalogueEntry entry : contract.catalogue()) {
      entries.computeIfAbsent(entry.sharedName(), unused -> new ArrayList<>()).add(entry);
    }
    List<TypeSpec> errors = new ArrayList<>();
    entries.forEach((name, sharing) -> errors.add(error(contract, types.error(name), sharing)));
    return errors;
  }

  private TypeSpec error(Contract contract, ClassName name, List<CatalogueEntry> entries) {
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addSuperinterface(types.api("CallsheetError"));
    type.addJavadoc(
        ClientProse.javadoc(
            entries.stream().map(ClientErrors::described).collect(Collectors.joining("\n\n"))));
    if (entries.stream().allMatch(CatalogueEntry::coded)) {
      type.addMethod(
          narrowed("code", ClientTypes.STRING, "Returns the code, always the same.").build());
    }
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
    sharedContext(contract, entries).forEach(each -> type.addMethod(accessor(each)));
    return type.build();
  }

  private static String described(CatalogueEntry entry) {
    String named = entry.coded() ? "`%s` %d".formatted(entry.code(), entry.status()) : entry.key();
    return ClientProse.sentence(entry.title())
        + "\n\n%s of family %s: %s\n\nWhat to do: %s"
            .formatted(named, entry.family(), entry.when(), entry.remedy());
  }

  private static MethodSpec.Builder narrowed(String name, TypeName type, String javadoc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(javadoc)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
        .returns(type);
  }

  private static MethodSpec accessor(ClientContext context) {
    return MethodSpec.methodBuilder(context.name())
        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
        .addJavadoc(context.javadoc())
        .returns(context.returned())
        .build();
  }

  /** The context that every operation's answer with one of the errors has. */
  private List<ClientContext> sharedContext(Contract contract, List<CatalogueEntry> entries) {
    List<List<ClientContext>> answers =
        contract.operations().stream()
            .flatMap(
                operation ->
                    ClientAnswers.of(contract, operation, types, Set.of()).failures().stream())
            .filter(failure -> entries.contains(failure.entry()))
            .map(ClientAnswers.Failure::context)
            .toList();
    return answers.stream().findFirst().orElse(List.of()).stream()
        .flatMap(first -> shared(first, answers).stream())
        .toList();
  }

  /** What may be absent from one answer may be so from all; then a primitive fits no other. */
  private static Optional<ClientContext> shared(
      ClientContext first, List<List<ClientContext>> answers) {
    List<ClientContext> same =
        answers.stream()
            .flatMap(List::stream)
            .filter(each -> each.name().equals(first.name()) && each.type().equals(first.type()))
            .toList();
    boolean alike = same.stream().map(ClientContext::always).distinct().count() == 1;
    if (same.size() < answers.size() || (first.type().isPrimitive() && !alike)) {
      return Optional.empty();
    }
    return same.stream().filter(each -> !each.always()).findFirst().or(() -> Optional.of(first));
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
