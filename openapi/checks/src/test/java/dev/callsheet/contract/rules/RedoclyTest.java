package dev.callsheet.contract.rules;

import static dev.callsheet.contract.rules.Break.broken;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Redocly finds nothing in the document, and each of its rules finds what it is there for. */
class RedoclyTest {
  private static final String DOCUMENT = "openapi.yaml";

  /** How to mend what a rule finds. */
  private static final Map<String, String> MENDS =
      Map.ofEntries(
          Map.entry("array-parameter-serialization", "add style and explode"),
          Map.entry("info-license", "add it"),
          Map.entry("info-license-strict", "add it"),
          Map.entry("no-ambiguous-paths", "change one of the paths"),
          Map.entry("no-empty-servers", "add one"),
          Map.entry("no-enum-type-mismatch", "write values of the type"),
          Map.entry("no-identical-paths", "merge the two, or change one"),
          Map.entry("no-illogical-composition-keywords", "refer to the schema itself"),
          Map.entry("no-invalid-schema-examples", "mend the example, or the schema"),
          Map.entry("no-path-trailing-slash", "remove it"),
          Map.entry("no-schema-type-mismatch", "correct the type, or remove the keyword"),
          Map.entry("no-server-trailing-slash", "remove it"),
          Map.entry("no-server-variables-empty-enum", "list its values"),
          Map.entry("no-undefined-server-variable", "define it, or write it out"),
          Map.entry("nullable-type-sibling", "add the type"),
          Map.entry("operation-2xx-response", "declare the answer of success"),
          Map.entry("operation-parameters-unique", "keep one of them"),
          Map.entry("path-declaration-must-exist", "name the placeholder"),
          Map.entry("path-not-include-query", "declare a parameter in query"),
          Map.entry("struct", "keep to what OpenAPI 3.0 has there"));

  private static final List<Break> BREAKS =
      List.of(
          broken("struct")
              .after("      operationId: getCut\n")
              .replace("      summary: Get a cut\n", "      title: Get a cut\n")
              .says("Property `title` is not expected here", "keep to what OpenAPI 3.0 has there"),
          broken("no-ambiguous-paths")
              .after("paths:\n")
              .replace("  /v1/credits/history:\n", "  /v1/{thing}/history:\n")
              .says(
                  "Paths should resolve unambiguously. Found two ambiguous paths: `/v1/projects/{project_id}` and `/v1/{thing}/history`",
                  "change one of the paths"),
          broken("no-identical-paths")
              .after("paths:\n")
              .replace("  /v1/renders/{render_id}:\n", "  /v1/cuts/{render_id}:\n")
              .says(
                  "The path already exists which differs only by path parameter name(s): `/v1/cuts/{cut_id}` and `/v1/cuts/{render_id}`",
                  "merge the two, or change one"),
          broken("no-path-trailing-slash")
              .after("paths:\n")
              .replace("  /v1/credits:\n", "  /v1/credits/:\n")
              .says("`/v1/credits/` should not have a trailing slash", "remove it"),
          broken("path-not-include-query")
              .after("paths:\n")
              .replace("  /v1/credits:\n", "  /v1/credits?unit=minutes:\n")
              .says(
                  "Don't put query string items in the path, they belong in parameters with `in: query`",
                  "declare a parameter in query"),
          broken("path-declaration-must-exist")
              .after("paths:\n")
              .replace("  /v1/cuts/{cut_id}:\n", "  /v1/cuts/{}:\n")
              .says(
                  "Path parameter declarations must be non-empty. `{}` is invalid",
                  "name the placeholder"),
          broken("operation-parameters-unique")
              .after("      operationId: listCuts\n")
              .replace(
                  "        - $ref: '#/components/parameters/Limit'\n",
                  "        - $ref: '#/components/parameters/Limit'\n        - $ref: '#/components/parameters/Limit'\n")
              .at(
                  "        - $ref: '#/components/parameters/Limit'\n        - $ref: '#/components/parameters/Cursor'")
              .says(
                  "Operations must have unique `name` + `in` parameters. Repeats of `in:query` + `name:limit`",
                  "keep one of them"),
          broken("operation-2xx-response")
              .after("      operationId: getCut\n")
              .remove("        '200': {$ref: '#/components/responses/CutFound'}\n")
              .at("      responses:")
              .says(
                  "Operation must have at least one `2XX` response",
                  "declare the answer of success"),
          broken("array-parameter-serialization")
              .after("    Limit:\n")
              .replace(
                  "        type: integer\n",
                  "        type: array\n        items: {type: integer}\n")
              .at("      name: limit")
              .says(
                  "Parameter `limit` should have `style` and `explode ` fields",
                  "add style and explode"),
          broken("no-enum-type-mismatch")
              .after("    CreditEntryKind:\n")
              .replace("enum: [grant, top_up, charge]", "enum: [grant, top_up, 7]")
              .says(
                  "All values of `enum` field must be of the same type as the `type` field: expected \"string\" but received \"integer\"",
                  "write values of the type"),
          broken("no-schema-type-mismatch")
              .after("    Project:\n")
              .replace("      type: object\n", "      type: array\n")
              .at("        id:")
              .says(
                  "Schema type mismatch: 'array' type should not contain 'properties' field",
                  "correct the type, or remove the keyword"),
          broken("no-illogical-composition-keywords")
              .after("    Cut:\n      type")
              .replace(
                  "        script: {$ref: '#/components/schemas/CutScript'}",
                  "        script: {oneOf: [{$ref: '#/components/schemas/CutScript'}]}")
              .says(
                  "`oneOf` should have at least two schemas. Use the schema directly instead",
                  "refer to the schema itself"),
          broken("nullable-type-sibling")
              .after("    Cut:\n      type")
              .replace(
                  "        script: {$ref: '#/components/schemas/CutScript'}",
                  "        script: {nullable: true}")
              .says(
                  "The `type` field must be defined when the `nullable` field is used",
                  "add the type"),
          broken("no-invalid-schema-examples")
              .after("    Project:\n")
              .replace(
                  "          description: The name for people.\n",
                  "          description: The name for people.\n          example: 7\n")
              .at("          example: 7")
              .says(
                  "Example value must conform to the schema: type must be string",
                  "mend the example, or the schema"),
          broken("info-license")
              .after("info:\n")
              .remove(
                  "  license:\n    name: Apache-2.0\n    url: https://www.apache.org/licenses/LICENSE-2.0\n")
              .at("info:")
              .says("Info object should contain `license` field", "add it"),
          broken("info-license-strict")
              .after("info:\n")
              .remove("    url: https://www.apache.org/licenses/LICENSE-2.0\n")
              .at("  license:")
              .says("License object should contain `url` field", "add it"),
          broken("no-empty-servers")
              .replace(
                  "servers:\n  - url: http://localhost:8080\n    description: A server on this machine, as `mvn -Pserve` starts it.\n",
                  "servers: []\n")
              .says("Servers must be a non-empty array", "add one"),
          broken("no-server-trailing-slash")
              .after("servers:\n")
              .replace("http://localhost:8080\n", "http://localhost:8080/\n")
              .says("Server `url` should not have a trailing slash", "remove it"),
          broken("no-undefined-server-variable")
              .after("servers:\n")
              .replace("http://localhost:8080\n", "http://{host}:8080\n")
              .says(
                  "The `host` variable is not defined in the `variables` objects",
                  "define it, or write it out"),
          broken("no-server-variables-empty-enum")
              .after("servers:\n")
              .replace(
                  "http://localhost:8080\n",
                  "http://{host}:8080\n    variables: {host: {default: localhost, enum: []}}\n")
              .at("servers:")
              .says("Server variable with `enum` must be a non-empty array", "list its values"));

  private static Map<String, List<Redocly.Problem>> problems = Map.of();

  /** One run for all files, for most of its time goes into starting. */
  @BeforeAll
  static void lint() throws IOException, InterruptedException {
    var redocly = Redocly.install();
    var files = new ArrayList<String>();
    redocly.write(DOCUMENT, Source.ofThisBuild());
    files.add(DOCUMENT);
    for (var broken : BREAKS) {
      redocly.write(file(broken), broken.text());
      files.add(file(broken));
    }
    problems = redocly.lint(files).stream().collect(groupingBy(Redocly.Problem::file));
  }

  @Test
  void theDocumentHasNoProblem() {
    if (!problems(DOCUMENT).isEmpty()) {
      fail(String.join("\n", problems(DOCUMENT)));
    }
  }

  @Test
  void everyRuleIsBroken() {
    assertEquals(Redocly.rules(), new TreeSet<>(BREAKS.stream().map(Break::rule).toList()));
  }

  @TestFactory
  Stream<DynamicTest> aBrokenCopyIsFound() {
    return BREAKS.stream()
        .map(
            broken ->
                dynamicTest(
                    broken.expected(),
                    () ->
                        assertTrue(
                            problems(file(broken)).contains(broken.expected()),
                            () ->
                                broken.rule()
                                    + " should say\n"
                                    + broken.expected()
                                    + "\nbut says\n"
                                    + problems(file(broken)))));
  }

  private static String file(Break broken) {
    return broken.rule() + ".yaml";
  }

  private static List<String> problems(String file) {
    return problems.getOrDefault(file, List.of()).stream()
        .map(
            problem ->
                new Violation(
                        problem.line(),
                        problem.message().replaceAll("\\.$", ""),
                        MENDS.getOrDefault(problem.rule(), "see the rule " + problem.rule()))
                    .toString())
        .toList();
  }
}
