package dev.callsheet.codegen.server;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.RequestBody;
import dev.callsheet.codegen.java.SourceFile;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** A sealed type per operation: the answers that its handler may give, and no other. */
final class ServerResponses {
  /** The constant that holds what the document says of the operation. */
  static final String CONSTANT = "OPERATION";

  private final Contract contract;
  private final ServerTarget target;
  private final ServerNames names;

  ServerResponses(Contract contract, ServerTarget target, ServerNames names) {
    this.contract = contract;
    this.target = target;
    this.names = names;
  }

  List<SourceFile> sources() {
    return contract.operations().stream()
        .map(operation -> SourceFile.of(names.response(operation).packageName(), sealed(operation)))
        .toList();
  }

  private TypeSpec sealed(Operation operation) {
    return TypeSpec.interfaceBuilder(names.response(operation))
        .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
        .addSuperinterface(target.type("DeclaredResponse"))
        .addPermittedSubclasses(
            operation.responses().stream()
                .map(response -> names.answer(operation, response))
                .toList())
        .addJavadoc("What {@code $L $L} can answer.\n", operation.method(), operation.path())
        .addField(
            FieldSpec.builder(
                    target.type("ContractOperation"),
                    CONSTANT,
                    Modifier.PUBLIC,
                    Modifier.STATIC,
                    Modifier.FINAL)
                .addJavadoc("What the document says of the operation.\n")
                .initializer(declared(operation))
                .build())
        .build();
  }

  private CodeBlock owner(Operation operation) {
    return operation.keyOwner() == null
        ? CodeBlock.of("null")
        : CodeBlock.of("$T.$L", target.type("OwnerKind"), operation.keyOwner());
  }

  private CodeBlock declared(Operation operation) {
    RequestBody body = operation.requestBody();
    return CodeBlock.of(
        "new $T($>$>\n$S,\n$S,\n$S,\n$L,\n$S,\n$L,\n$L,\n$L,\n$T.of($>$>\n$L$<$<)$<$<)",
        target.type("ContractOperation"),
        operation.id(),
        operation.path(),
        operation.family().name(),
        operation.secured(),
        operation.requiredScope(),
        operation.openToSuspended(),
        owner(operation),
        DeclaredAnswers.texts(Set.class, body == null ? List.of() : body.content().keySet()),
        List.class,
        operation.responses().stream()
            .map(
                response ->
                    CodeBlock.of(
                        "$T.$L", names.answer(operation, response), DeclaredAnswers.CONSTANT))
            .collect(CodeBlock.joining(",\n")));
  }
}
