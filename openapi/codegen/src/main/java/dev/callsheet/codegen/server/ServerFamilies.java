package dev.callsheet.codegen.server;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.CatalogueEntry;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Response;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.java.SourceFile;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.FrameworkAnswer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The class with a constant for each family. */
final class ServerFamilies {
  private final Contract contract;
  private final ServerTarget target;
  private final ServerNames names;
  private final DeclaredAnswers declared;
  private final Set<ClassName> answers;

  ServerFamilies(Contract contract, ServerTarget target, ServerNames names) {
    this.contract = contract;
    this.target = target;
    this.names = names;
    this.declared = new DeclaredAnswers(target);
    this.answers = ServerAnswer.of(contract, names).keySet();
  }

  SourceFile source() {
    ClassName type = target.type("ContractFamily");
    var families =
        TypeSpec.classBuilder(target.own("Families"))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                "The families of the document: path prefixes with keys and errors of their own.\n")
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    for (Family family : contract.families()) {
      families.addField(
          FieldSpec.builder(
                  type,
                  JavaNames.constant(family.name()),
                  Modifier.PUBLIC,
                  Modifier.STATIC,
                  Modifier.FINAL)
              .addJavadoc("{@code $L}\n", String.join(", ", family.paths()))
              .initializer(data(family))
              .build());
    }
    return SourceFile.of(target.packages().base(), families.build());
  }

  private CodeBlock data(Family family) {
    return CodeBlock.of(
        "new $T($>$>\n$S,\n$L,\nnew $T($L, $L, $L, $L),\n$S,\n$T.ofEntries($L),\n$L,\n$S,\n$S,\n$T.ofEntries($L)$<$<)",
        target.type("ContractFamily"),
        family.name(),
        DeclaredAnswers.texts(List.class, family.paths()),
        target.type("KeyFormat"),
        DeclaredAnswers.texts(List.class, family.keyPrefixes()),
        DeclaredAnswers.texts(List.class, family.keyHeaders()),
        family.keyLength(),
        family.hasKeyChecksum(),
        family.owner().orElse(null),
        Map.class,
        family.scopes().entrySet().stream()
            .map(
                scope ->
                    CodeBlock.of(
                        "$T.entry($S, $L)",
                        Map.class,
                        scope.getKey(),
                        DeclaredAnswers.texts(Set.class, scope.getValue())))
            .collect(CodeBlock.joining(", ")),
        family.requestsPerMinute(),
        family.details().map(Object::toString).orElse(null),
        family.fields().map(Object::toString).orElse(null),
        Map.class,
        family.frameworkErrors().values().stream()
            .map(answer -> frameworkAnswer(family, answer))
            .collect(CodeBlock.joining(",")));
  }

  private CodeBlock frameworkAnswer(Family family, FrameworkAnswer answer) {
    return CodeBlock.of(
        "$>$>\n$T.entry($T.$L, new $T($S, $L, $L))$<$<",
        Map.class,
        target.type("FrameworkErrorKind"),
        answer.error().name(),
        target.type("FrameworkAnswer"),
        answer.code(),
        contract
            .entry(family, answer.code(), answer.status())
            .filter(CatalogueEntry::retryAfter)
            .isPresent(),
        declared(family, contract.response(family, answer)));
  }

  /** The constant of an answer that an operation gives too; otherwise all of it. */
  private CodeBlock declared(Family family, Response response) {
    String component = response.component();
    if (component != null && answers.contains(names.component(family, component))) {
      return CodeBlock.of("$T.$L", names.component(family, component), DeclaredAnswers.CONSTANT);
    }
    return declared.of(family, response);
  }
}
