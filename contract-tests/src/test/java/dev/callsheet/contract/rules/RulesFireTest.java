package dev.callsheet.contract.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.document.ContractDocument;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every rule finds what it is there for, in a copy of the document that breaks it. */
class RulesFireTest {
  /** How to break the rule: a text of the document, and what stands in its place. */
  private record Break(String text, String replacement) {}

  private static final Map<String, Break> BREAKS = breaks();

  private static Map<String, Break> breaks() {
    var breaks = new LinkedHashMap<String, Break>();
    breaks.put("the document is OpenAPI 3.0.3", new Break("openapi: 3.0.3", "openapi: 3.1.0"));
    breaks.put(
        "an operationId is verb and noun in lowerCamel, and unique",
        new Break("operationId: getCut\n", "operationId: listCuts\n"));
    breaks.put(
        "an operation has one tag, a summary and a description",
        new Break("summary: Get a cut\n", "summary: ''\n"));
    breaks.put(
        "a tag is described and used", new Break("  - name: Projects\n", "  - name: Leftovers\n"));
    breaks.put(
        "a status is listed by its number",
        new Break(
            "        '200': {$ref: '#/components/responses/CutFound'}",
            "        'default': {$ref: '#/components/responses/CutFound'}"));
    breaks.put(
        "an operation declares its ambient failures",
        new Break(
            "        '200': {$ref: '#/components/responses/CutFound'}\n"
                + "        '401': {$ref: '#/components/responses/Unauthenticated'}\n",
            "        '200': {$ref: '#/components/responses/CutFound'}\n"));
    breaks.put(
        "a secured operation names the right that it needs",
        new Break("x-required-right: admin", "x-required-right: owner"));
    breaks.put(
        "placeholders and path parameters agree",
        new Break("/v1/cuts/{cut_id}:", "/v1/cuts/{cut}:"));
    breaks.put(
        "parameters are in snake_case and described",
        new Break("name: limit\n", "name: pageSize\n"));
    breaks.put(
        "a list pages by cursor",
        new Break("        next_cursor:\n          type", "        next:\n          type"));
    breaks.put(
        "a POST takes an Idempotency-Key", new Break("name: Idempotency-Key", "name: Request-Key"));
    breaks.put(
        "every schema and property is described", new Break("      description: A project.\n", ""));
    breaks.put(
        "texts, lists and numbers have bounds", new Break("          maxItems: 10000\n", ""));
    breaks.put(
        "objects are named components",
        new Break(
            "        script: {$ref: '#/components/schemas/CutScript'}",
            "        script: {type: object, properties: {}}"));
    breaks.put(
        "what is required is a property",
        new Break("required: [id, name, created_at]", "required: [id, name, made_at]"));
    breaks.put(
        "a request refuses unknown properties",
        new Break(
            "      description: A project to create.\n      additionalProperties: false\n",
            "      description: A project to create.\n"));
    breaks.put(
        "properties are in snake_case, with their unit",
        new Break("        size_bytes:\n", "        size:\n"));
    breaks.put(
        "times are date-time and end in _at",
        new Break("        expires_at:\n", "        expiry:\n"));
    breaks.put(
        "the values of an enum are spelt alike and unique",
        new Break("enum: [grant, top_up, charge]", "enum: [grant, TopUp, charge]"));
    breaks.put(
        "every reference leads somewhere",
        new Break(
            "schema: {$ref: '#/components/schemas/CutPage'}",
            "schema: {$ref: '#/components/schemas/CutPages'}"));
    breaks.put(
        "every component is used",
        new Break("        '460': {$ref: '#/components/responses/ChecksumMismatch'}\n", ""));
    breaks.put(
        "an error response narrows its code",
        new Break(
            "                        enum:\n                          - not_found\n",
            "                        maxLength: 64\n"));
    breaks.put(
        "a code is in the catalogue, with this status",
        new Break("    code: not_found\n    status: 404", "    code: not_found\n    status: 410"));
    breaks.put(
        "a code of the catalogue is used",
        new Break("    code: conflict\n    status: 409", "    code: discord\n    status: 409"));
    breaks.put(
        "an entry of the catalogue is complete and unique",
        new Break("    remedy: 'Send less.", "    cure: 'Send less."));
    breaks.put(
        "an answer names its request",
        new Break(
            "      description: 'The cut.'\n      headers:\n        X-Request-Id:",
            "      description: 'The cut.'\n      headers:\n        X-Id:"));
    breaks.put(
        "Retry-After is declared where the catalogue says so",
        new Break("        Retry-After: {$ref: '#/components/headers/CodeRetryAfter'}\n", ""));
    breaks.put(
        "WWW-Authenticate, Allow and Content-Range stand where HTTP wants them",
        new Break("        Allow: {$ref: '#/components/headers/Allow'}\n", ""));
    breaks.put(
        "201 has the Location of what was created",
        new Break("        Location: {$ref: '#/components/headers/Location'}\n", ""));
    breaks.put(
        "a secured operation tells its rate limit",
        new Break("        RateLimit: {$ref: '#/components/headers/RateLimit'}\n", ""));
    breaks.put(
        "a response has a named example, one for each code",
        new Break("            asset_failed:\n", "            asset_broken:\n"));
    breaks.put(
        "the example of a code shows that code",
        new Break("                  code: not_found\n", "                  code: forbidden\n"));
    breaks.put(
        "an example of a response is valid", new Break("credits: 1000\n", "credits: many\n"));
    breaks.put(
        "a JSON request has a valid example",
        new Break("              credits: 500\n", "              credits: 0\n"));
    breaks.put(
        "a parameter or header has a valid example",
        new Break("      example: 20\n", "      example: 0\n"));
    return breaks;
  }

  @Test
  void everyRuleIsBrokenOnce() {
    var rules = SpecRulesTest.rules().stream().map(HouseRule::name).collect(Collectors.toSet());
    assertEquals(new TreeSet<>(rules), new TreeSet<>(BREAKS.keySet()));
  }

  @TestFactory
  Stream<DynamicTest> aBrokenCopyIsFound() {
    return SpecRulesTest.rules().stream()
        .filter(rule -> BREAKS.containsKey(rule.name()))
        .map(rule -> dynamicTest(rule.name(), () -> assertFires(rule)));
  }

  private static void assertFires(HouseRule rule) throws Exception {
    var broken = BREAKS.getOrDefault(rule.name(), new Break("", ""));
    var text = Files.readString(ContractDocument.file());
    assertFalse(
        text.replace(broken.text(), broken.replacement()).equals(text), "nothing was broken");
    var copy = text.replace(broken.text(), broken.replacement());
    var document = ContractDocument.read(new YAMLMapper().readTree(copy));
    assertFalse(rule.violations(document).isEmpty(), "the rule did not fire");
  }
}
