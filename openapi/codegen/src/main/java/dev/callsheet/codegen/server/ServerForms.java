package dev.callsheet.codegen.server;

import com.palantir.javapoet.ClassName;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.SourceFile;
import java.util.List;
import java.util.Map;

/** The records of the fields and files that operations take as a form. */
final class ServerForms {
  private final Contract contract;
  private final ServerNames names;
  private final ServerRecords records;

  ServerForms(Contract contract, ServerTarget target, ServerNames names) {
    this.contract = contract;
    this.names = names;
    this.records = new ServerRecords(names.types(target.type("FilePart")), target);
  }

  List<SourceFile> sources() {
    return contract.operations().stream()
        .flatMap(
            operation ->
                operation.form().stream()
                    .map(schema -> source(names.form(operation), operation, schema)))
        .toList();
  }

  private SourceFile source(ClassName name, Operation operation, Schema schema) {
    return SourceFile.of(
        name.packageName(),
        records
            .record(
                name,
                "What {@code %s %s} takes as its form."
                    .formatted(operation.method(), operation.path()),
                schema,
                Map.of(),
                true)
            .build());
  }
}
