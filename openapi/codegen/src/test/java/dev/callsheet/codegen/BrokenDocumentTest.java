package dev.callsheet.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.codegen.yaml.GenerationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However broken a document is, the tool ends with our refusal, which has no stack trace. */
final class BrokenDocumentTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a: [",
        "- a",
        "openapi: 3.1.0",
        "openapi: 3.0.3",
        "openapi: 3.0.3\ninfo: {title: A, version: 1.0.0}\npaths: []",
        "openapi: 3.0.3\ninfo: A\npaths: {/a: {get: 7}}",
        "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {/a: {get: {operationId: a, responses: {'200': {description: A, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}}\ncomponents: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}}",
        "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {/a: {get: {operationId: a, responses: {'200': {description: A, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}}\ncomponents: {schemas: {A: {allOf: [{$ref: '#/components/schemas/A'}]}}}",
        "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {/a: {get: {operationId: a, parameters: [7], responses: {'200': {description: A, content: 5}}}}}\ncomponents: {schemas: [1], responses: 4}",
      })
  void isRefused(String text) throws Exception {
    Path document = Files.writeString(folder.resolve("broken.yaml"), text);
    var exception =
        assertThrows(
            GenerationException.class,
            () ->
                new Generation("callsheet-server", document, folder.resolve("out"))
                    .generate(Map.of()));
    assertEquals(0, exception.getStackTrace().length);
    assertTrue(exception.toString().startsWith("Nothing is generated from"), exception::toString);
  }
}
