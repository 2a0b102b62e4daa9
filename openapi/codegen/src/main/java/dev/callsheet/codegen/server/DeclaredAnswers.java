package dev.callsheet.codegen.server;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.callsheet.codegen.contract.ErrorBody;
import dev.callsheet.codegen.contract.Response;
import dev.callsheet.contract.document.Family;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** What the document says of a response, as a Java expression. */
final class DeclaredAnswers {
  /** The constant of a response's type that holds it. */
  static final String CONSTANT = "DECLARED";

  private final ServerTarget target;

  DeclaredAnswers(ServerTarget target) {
    this.target = target;
  }

  /** The constant in the type of an answer. */
  FieldSpec constant(ServerAnswer answer) {
    return FieldSpec.builder(
            target.type("DeclaredAnswer"),
            CONSTANT,
            Modifier.PUBLIC,
            Modifier.STATIC,
            Modifier.FINAL)
        .addJavadoc("What the document says of it.\n")
        .initializer(of(answer.family(), answer.response()))
        .build();
  }

  CodeBlock of(Family family, Response response) {
    return CodeBlock.of(
        "new $T($>$>\n$L,\n$L,\n$S,\n$T.of($L)$<$<)",
        target.type("DeclaredAnswer"),
        response.status(),
        texts(Set.class, response.codes().keySet()),
        response.isError() ? response.content().keySet().stream().findFirst().orElse(null) : null,
        List.class,
        ErrorBody.parts(family, response).stream()
            .map(part -> CodeBlock.of("$>$>\n$L$<$<", bodyPart(part)))
            .collect(CodeBlock.joining(",")));
  }

  private CodeBlock bodyPart(ErrorBody.Part part) {
    ClassName type = target.type("BodyPart");
    return part.constant() == null
        ? CodeBlock.of("$T.of($S, $T.Source.$L)", type, part.pointer(), type, part.source())
        : CodeBlock.of("$T.constant($S, $S)", type, part.pointer(), part.constant());
  }

  /** A list or set of texts. */
  static CodeBlock texts(Class<?> collection, Collection<String> values) {
    return CodeBlock.of(
        "$T.of($L)",
        collection,
        values.stream().map(value -> CodeBlock.of("$S", value)).collect(CodeBlock.joining(", ")));
  }
}
