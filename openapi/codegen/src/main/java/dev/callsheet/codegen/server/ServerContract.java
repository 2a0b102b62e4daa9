package dev.callsheet.codegen.server;

import com.palantir.javapoet.ClassName;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Parameter;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.java.SourceFile;
import dev.callsheet.codegen.java.SourceTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of the whole document: its operations and families, its enums. */
final class ServerContract {
  private final Contract contract;
  private final ServerTarget target;
  private final ServerNames names;

  ServerContract(Contract contract, ServerTarget target, ServerNames names) {
    this.contract = contract;
    this.target = target;
    this.names = names;
  }

  List<SourceFile> sources() {
    return List.of(contract(), converters());
  }

  private SourceFile contract() {
    return filled(
        "ContractFactory",
        Map.of(
            "families",
            contract.families().stream()
                .map(family -> "Families." + JavaNames.constant(family.name()))
                .collect(Collectors.joining(", ")),
            "operations",
            contract.operations().stream()
                .map(operation -> names.response(operation).canonicalName())
                .map(type -> "            " + type + "." + ServerResponses.CONSTANT)
                .collect(Collectors.joining(",\n"))));
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
    return SourceTemplate.fill(ServerContract.class, target.packages().base(), name, all);
  }
}
