package dev.callsheet.contract.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

class FamilyTest {
  private static final ContractDocument DOCUMENT =
      ContractDocument.read(
          new YAMLMapper()
              .readTree(
                  """
                  x-families:
                    library:
                      paths: [/v1]
                      error: {code: /code}
                      framework-errors:
                        malformed: {status: 400, code: malformed, response: {$ref: '#/components/responses/LibraryBad'}}
                        no-route: {status: 404, code: not_found, response: {$ref: '#/components/responses/LibraryNotFound'}}
                        method-not-allowed: {status: 400, code: not_allowed, response: {$ref: '#/components/responses/LibraryBad'}}
                  components:
                    responses:
                      LibraryBad:
                        content: {application/json: {schema: {properties: {code: {enum: [malformed, invalid, not_allowed]}}}}}
                      LibraryNotFound:
                        content: {application/json: {schema: {properties: {code: {enum: [not_found]}}}}}
                  """));

  @Test
  void errorsThatShareAStatusShareItsAnswerWithoutAnOperation() {
    var family = DOCUMENT.familyOf("/v1/books").orElseThrow();
    var codes = new TreeMap<Integer, List<String>>();
    family.unrouted().forEach((status, answer) -> codes.put(status, answer.codes()));
    assertEquals(
        Map.of(400, List.of("malformed", "not_allowed"), 404, List.of("not_found")), codes);
  }

  @Test
  void eachOfThemIsDeclared() {
    assertEquals(
        Set.of(
            new Outcome("library", Outcome.UNROUTED, 400, "malformed"),
            new Outcome("library", Outcome.UNROUTED, 400, "not_allowed"),
            new Outcome("library", Outcome.UNROUTED, 404, "not_found")),
        DOCUMENT.declared());
  }
}
