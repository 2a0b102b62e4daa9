package dev.callsheet.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The tables of the whole document: its operations and families, its catalogue, its enums. */
final class ServerContract {
  /** How many entries one initialiser holds; the JVM takes some 64 KiB of code a method. */
  private static final int ENTRIES = 100;

  private final Contract contract;
  private final ServerTarget target;
  private final ServerNames names;

  ServerContract(Contract contract, ServerTarget target, ServerNames names) {
    this.contract = contract;
    this.target = target;
    this.names = names;
  }

  List<SourceFile> sources() {
    return List.of(contract(), catalogue(), converters());
  }

  private SourceFile contract() {
    return filled(
        "Contract",
        Map.of(
            "operations",
            contract.operations().stream()
                .map(operation -> names.operations(operation.family()))
                .distinct()
                .map(type -> "              " + type.canonicalName() + ".values()")
                .collect(Collectors.joining(",\n"))));
  }

  private SourceFile catalogue() {
    List<List<CatalogueEntry>> parts = new ArrayList<>();
    List<CatalogueEntry> entries = contract.catalogue();
    for (int first = 0; first < entries.size(); first += ENTRIES) {
      parts.add(entries.subList(first, Math.min(first + ENTRIES, entries.size())));
    }
    if (parts.isEmpty()) {
      parts.add(List.of());
    }
    return filled(
        "ErrorCatalog",
        Map.of(
            "parts",
            IntStream.range(0, parts.size())
                .mapToObj("entries%d()"::formatted)
                .collect(Collectors.joining(", ")),
            "entries",
            IntStream.range(0, parts.size())
                .mapToObj(part -> entries(part, parts.get(part)))
                .collect(Collectors.joining("\n\n"))));
  }

  private static String entries(int part, List<CatalogueEntry> entries) {
    return CodeBlock.of(
            "  private static List<Entry> entries$L() {\n    return List.of(\n$L);\n  }",
            part,
            entries.stream().map(ServerContract::entry).collect(CodeBlock.joining(",\n")))
        .toString();
  }

  private static CodeBlock entry(CatalogueEntry entry) {
    return CodeBlock.of(
        "        new Entry(\n"
            + "            $S, $S, $L,\n            $S,\n            $S,\n            $S,\n"
            + "            Retry.$L, $L)",
        entry.family(),
        entry.code(),
        entry.status(),
        entry.title(),
        entry.when(),
        entry.remedy(),
        entry.retry().name(),
        entry.retryAfter());
  }

  private SourceFile converters() {
    return filled(
        "ParameterConverters",
        Map.of(
            "constants",
            contract.operations().stream()
                .flatMap(operation -> operation.parameters().stream())
                .map(Parameter::schema)
                .filter(schema -> schema.isEnum() && schema.name() != null)
                .map(schema -> names.types().of(schema))
                .distinct()
                .map(ClassName.class::cast)
                .map(
                    type ->
                        "    register(conversions, %1$s.class, %1$s::of);"
                            .formatted(type.canonicalName()))
                .sorted()
                .collect(Collectors.joining("\n"))));
  }

  private SourceFile filled(String name, Map<String, String> places) {
    Map<String, String> all = new HashMap<>(places);
    all.put("api", target.packages().base());
    return SourceTemplate.fill("server", target.packages().base(), name, all);
  }
}
