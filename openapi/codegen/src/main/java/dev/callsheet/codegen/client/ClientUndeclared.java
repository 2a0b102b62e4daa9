package dev.callsheet.codegen.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.contract.document.Family;
import java.io.IOException;
import javax.lang.model.element.Modifier;

/** Writes the record of answers that no operation of a family declares. */
final class ClientUndeclared {

  private final ClientContract contract;
  private final ClientTypes types;

  ClientUndeclared(ClientContract contract) {
    this.contract = contract;
    this.types = contract.types();
  }

  TypeSpec record(Family family) {
    ClassName name = types.undeclared(family);
    ClientRecord record = new ClientRecord(name);
    record
        .required("message", ClientTypes.STRING, "what is undeclared about the answer")
        .optional("code", ClientTypes.STRING, "the code in the body, if it carries one")
        .required("mediaType", ClientTypes.STRING, "the body's media type, empty without one")
        .required("body", ClientTypes.STRING, "the first characters of the body")
        .required("head", types.support("ResponseHead"), "status and headers");
    record
        .type()
        .addJavadoc(
            "An answer that the contract does not declare, such as an error page of a proxy.")
        .addSuperinterface(types.support("UndeclaredAnswer"))
        .addSuperinterfaces(
            contract.operations(family).stream()
                .map(operation -> types.result(operation).nestedClass("Failure"))
                .toList())
        .addMethod(
            MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.STATIC)
                .returns(name)
                .addParameter(types.support("ApiResponse"), "response")
                .addParameter(types.support("UndeclaredResponse"), "reason")
                .addException(IOException.class)
                .addStatement(
                    "return new $T(reason.reason(), response.codeIfAny(), response.mediaType(),$W"
                        + "response.excerpt(), response.head())",
                    name)
                .build());
    return record.build();
  }
}
