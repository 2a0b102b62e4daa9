package dev.callsheet.codegen.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.Callback;
import dev.callsheet.codegen.contract.Parameter;
import dev.callsheet.codegen.java.JavaNames;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes a record per callback: what a request that the server sends of its own accord carries. */
final class ClientDeliveries {

  private final ClientTypes types;

  ClientDeliveries(ClientTypes types) {
    this.types = types;
  }

  /** The record's class, named after what is delivered. */
  ClassName name(Callback callback) {
    TypeName body = types.of(callback.body());
    String name =
        body instanceof ClassName model
            ? model.simpleName()
            : JavaNames.type(JavaNames.operationWithin(callback.family(), callback.id()));
    return types.in(callback.family(), name + "Delivery");
  }

  TypeSpec delivery(Callback callback) {
    ClassName name = name(callback);
    ClientRecord record = new ClientRecord(name);
    List<CodeBlock> arguments = new ArrayList<>();
    for (Parameter header : callback.headers()) {
      record.add(
          JavaNames.member(header.name()),
          types.of(header.schema()),
          header.required(),
          header.description(),
          List.of());
      arguments.add(
          ClientHeaders.read("request", types, header.name(), header.required(), header.schema()));
    }
    TypeName body = types.of(callback.body());
    record.required("body", body, "what was sent");
    arguments.add(CodeBlock.of("request.json($T.class)", body.box()));
    record
        .type()
        .addJavadoc(
            ClientProse.javadoc(
                ClientProse.sentence(callback.summary()) + "\n\n" + callback.description()))
        .addMethod(
            MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("Reads a request, whose signature is not looked at.")
                .returns(name)
                .addParameter(types.support("CallbackRequest"), "request")
                .addException(types.support("UndeclaredRequest"))
                .addStatement("return new $T($L)", name, CodeBlock.join(arguments, ",$W"))
                .build());
    return record.build();
  }
}
