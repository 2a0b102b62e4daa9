package dev.callsheet.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.contract.document.Family;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** An enum for each family with a constant for each of its operations. */
final class ServerOperations {
  private final Contract contract;
  private final ServerTarget target;
  private final ServerNames names;

  ServerOperations(Contract contract, ServerTarget target, ServerNames names) {
    this.contract = contract;
    this.target = target;
    this.names = names;
  }

  List<SourceFile> sources() {
    Map<ClassName, List<Operation>> enums = new LinkedHashMap<>();
    for (Operation operation : contract.operations()) {
      enums
          .computeIfAbsent(names.operations(operation.family()), name -> new ArrayList<>())
          .add(operation);
    }
    return enums.entrySet().stream()
        .map(
            each ->
                SourceFile.of(each.getKey().packageName(), type(each.getKey(), each.getValue())))
        .toList();
  }

  /**
   * Each constant takes its data from the type of its answers, for the initialiser of an enum holds
   * no more than a few hundred operations whole.
   */
  private TypeSpec type(ClassName name, List<Operation> operations) {
    ClassName data = target.type("DeclaredOperation");
    Family family = operations.get(0).family();
    var type =
        declaring(name, target.type("ContractOperation"), data)
            .addJavadoc("The operations of $L.\n", Javadoc.family(family));
    for (Operation operation : operations) {
      type.addEnumConstant(
          names.constant(operation),
          TypeSpec.anonymousClassBuilder(
                  "$T.$L", names.response(operation), ServerResponses.CONSTANT)
              .addJavadoc("{@code $L $L}\n", operation.method(), operation.path())
              .build());
    }
    return type.build();
  }

  /** The beginning of an enum whose constants hold what the document says of each. */
  static TypeSpec.Builder declaring(ClassName name, ClassName contract, ClassName data) {
    return TypeSpec.enumBuilder(name)
        .addModifiers(Modifier.PUBLIC)
        .addSuperinterface(contract)
        .addField(data, "declared", Modifier.PRIVATE, Modifier.FINAL)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addParameter(data, "declared")
                .addStatement("this.declared = declared")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("declared")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(data)
                .addStatement("return declared")
                .build());
  }
}
