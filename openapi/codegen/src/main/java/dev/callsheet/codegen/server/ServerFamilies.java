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
import dev.callsheet.contract.document.FrameworkError;
import dev.callsheet.contract.document.Tier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
        "new $T($>$>\n$S,\n$L,\nnew $T($L, $L, $L, $L),\n$S,\n$T.ofEntries($L),\n$L,\n$T.of($L),\n$L,\n$S,\n$S,\n$T.$L,\n$T.ofEntries($L)$<$<)",
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
        List.class,
        family.tiers().stream().map(this::tier).collect(CodeBlock.joining(",")),
        family.alwaysTellsLimits(),
        family.details().map(Object::toString).orElse(null),
        family.fields().map(Object::toString).orElse(null),
        target.type("FieldNames"),
        family.namesFieldsByPointer() ? "POINTER" : "DOTTED",
        Map.class,
        family.frameworkErrors().values().stream()
            .map(answer -> frameworkAnswer(family, answer))
            .collect(CodeBlock.joining(",")));
  }

  private CodeBlock tier(Tier tier) {
    return CodeBlock.of(
        "$>$>\nnew $T($S, $L, $L, $L)$<$<",
        target.type("Tier"),
        tier.name(),
        tier.requestsPerMinute(),
        tier.parallel(),
        tier.maxUploadBytes() == null ? null : tier.maxUploadBytes() + "L");
  }

  private CodeBlock frameworkAnswer(Family family, FrameworkAnswer answer) {
    return CodeBlock.of(
        "$>$>\n$T.entry($T.$L, new $T($S, $L, $L, $L))$<$<",
        Map.class,
        target.type("FrameworkErrorKind"),
        answer.error().name(),
        target.type("FrameworkAnswer"),
        answer.code(),
        isToWait(family, answer),
        DeclaredAnswers.texts(Set.class, details(family, answer)),
        declared(family, contract.response(family, answer)));
  }

  /** What the details of its code have, and the server knows. */
  private Set<String> details(Family family, FrameworkAnswer answer) {
    Set<String> details = new TreeSet<>(answer.error().details());
    details.retainAll(
        contract
            .entry(family, answer.code(), answer.status())
            .map(CatalogueEntry::details)
            .map(schema -> schema.properties().keySet())
            .orElse(Set.of()));
    return details;
  }

  /** Whether Retry-After is sent: wherever the catalogue says so, and where one may tell it. */
  private boolean isToWait(Family family, FrameworkAnswer answer) {
    return contract
            .entry(family, answer.code(), answer.status())
            .filter(CatalogueEntry::retryAfter)
            .isPresent()
        || (answer.error() == FrameworkError.IN_FLIGHT
            && contract.response(family, answer).headers().stream()
                .anyMatch(header -> header.name().equalsIgnoreCase("Retry-After")));
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
