package dev.callsheet.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.java.SourceFile;
import dev.callsheet.codegen.server.ServerSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The least that a document needs, so that what is generated from it compiles. */
final class ForeignDocumentTest {
  @TempDir Path classes;

  @Test
  void withoutErrorsADocumentNeedsNoFamily() throws IOException {
    assertCompiles(
        """
        openapi: 3.0.3
        info: {title: Pets, version: 1.0.0}
        paths:
          /pets/{id}:
            get:
              operationId: getPet
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses:
                '200':
                  description: The pet.
                  content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
        components:
          schemas:
            Pet: {type: object, properties: {name: {type: string}}}
        """);
  }

  @Test
  void withErrorsItNeedsAFamilyAndACatalogue() throws IOException {
    assertCompiles(
        """
        openapi: 3.0.3
        info: {title: Pets, version: 1.0.0}
        x-families:
          pets: {paths: /, requests-per-minute: 60, error: {message: /message}}
        x-error-catalog:
          - {family: pets, status: 404, title: No such pet, when: It is gone., remedy: Look on., retry: never}
        paths:
          /pets/{id}:
            delete:
              operationId: deletePet
              security: [{Key: []}]
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses:
                '204': {description: It is gone.}
                '404':
                  description: There is no such pet.
                  content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}
        components:
          securitySchemes:
            Key: {type: http, scheme: bearer}
          schemas:
            Problem: {type: object, required: [message], properties: {message: {type: string}}}
        """);
  }

  private void assertCompiles(String document) throws IOException {
    Contract contract = SmallSpec.contract(document);
    List<SourceFile> sources = new ArrayList<>();
    sources.addAll(ServerSources.of(contract, SmallSpec.serverTarget()));
    sources.addAll(SmallSpec.clientSources(contract));
    assertEquals(List.of(), JavaCompilation.errors(classes, sources, JavaCompilation.SERVER));
  }
}
