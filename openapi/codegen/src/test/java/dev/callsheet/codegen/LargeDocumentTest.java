package dev.callsheet.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javapoet.ClassName;
import dev.callsheet.codegen.check.CheckedContract;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.server.Packages;
import dev.callsheet.codegen.server.ServerSources;
import dev.callsheet.codegen.server.ServerTarget;
import dev.callsheet.codegen.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No initialiser of the server outgrows what the JVM takes, whatever the document holds. */
final class LargeDocumentTest {
  private static final int OPERATIONS = 1_000;
  private static final int ERRORS = 8;

  @TempDir Path classes;

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void aThousandOperationsCompile(int families) throws IOException {
    Contract contract = CheckedContract.of(YamlDocument.of("large.yaml", document(families)));
    assertEquals(OPERATIONS, contract.operations().size());
    var target =
        new ServerTarget(
            Packages.below("large"), ClassName.get("java.security", "Principal"), Set.of());
    assertEquals(
        List.of(),
        JavaCompilation.errors(
            classes, ServerSources.of(contract, target), JavaCompilation.SERVER));
  }

  private static String document(int families) {
    return """
        openapi: 3.0.3
        info: {title: Large, version: 1.0.0}
        x-families:
        %s
        x-error-catalog:
        %s
        paths:
        %s
        components:
          responses:
        %s
        """
        .formatted(
            joined(families, LargeDocumentTest::family),
            joined(families, LargeDocumentTest::entries),
            joined(OPERATIONS, number -> operation(number, number % families)),
            joined(families, LargeDocumentTest::responses));
  }

  private static String family(int family) {
    return """
          family%1$d:
            paths: [/%1$d]
            requests-per-minute: 60
            error: {code: /code, message: /message}
            framework-errors: {}
        """
        .formatted(family);
  }

  private static String entries(int family) {
    return joined(
        ERRORS,
        number ->
            """
              - {family: family%1$d, code: code_%2$d, status: %3$d, title: T, when: W, remedy: R, retry: never}
            """
                .formatted(family, number, status(number)));
  }

  private static String operation(int number, int family) {
    return """
          /%2$d/%1$d:
            get:
              operationId: get%1$d
              tags: [Tag%2$d]
              responses:
                '204': {description: Done.}
        %3$s
        """
        .formatted(
            number,
            family,
            joined(
                ERRORS,
                error ->
                    """
                            '%1$d': {$ref: '#/components/responses/Family%2$dError%3$d'}
                    """
                        .formatted(status(error), family, error)));
  }

  private static String responses(int family) {
    return joined(
        ERRORS,
        number ->
            """
                Family%1$dError%2$d:
                  description: Failed.
                  content:
                    application/json:
                      schema:
                        type: object
                        properties:
                          code: {type: string, enum: [code_%2$d]}
                          message: {type: string}
            """
                .formatted(family, number));
  }

  private static int status(int number) {
    return 400 + number;
  }

  private static String joined(int count, IntFunction<String> each) {
    return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining());
  }
}
