package dev.callsheet.codegen.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.contract.document.Family;
import javax.lang.model.element.Modifier;

/** Writes the class of a family that gives the operations of each of its tags. */
final class ClientFacade {

  private final ClientContract contract;
  private final ClientTypes types;

  ClientFacade(ClientContract contract) {
    this.contract = contract;
    this.types = contract.types();
  }

  TypeSpec apis(Family family) {
    ClassName connection = types.support("Connection");
    TypeSpec.Builder apis =
        TypeSpec.classBuilder(types.apis(family))
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "The operations of $L by their tags; safe for use by many threads, and made to be"
                    + "\nextended by what goes beyond single operations.",
                Contract.called(family))
            .addField(connection, "connection", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("Sends all requests over the connection.")
                    .addParameter(connection, "connection")
                    .addStatement("this.connection = connection")
                    .build());
    for (String tag : contract.tags(family)) {
      ClassName api = types.api(family, tag);
      apis.addMethod(
          MethodSpec.methodBuilder(JavaNames.member(JavaNames.within(family, tag)))
              .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
              .addJavadoc("Returns the operations of the tag $L.", tag)
              .returns(api)
              .addStatement("return new $T(connection)", api)
              .build());
    }
    return apis.build();
  }
}
