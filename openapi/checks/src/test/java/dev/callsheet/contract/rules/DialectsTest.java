package dev.callsheet.contract.rules;

import static dev.callsheet.contract.rules.Break.broken;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.document.ContractDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules presuppose no family: documents of other dialects can keep them. */
class DialectsTest {
  private static final String AMBIENT = "declare it, for x-families calls it ambient";

  @TestFactory
  Stream<DynamicTest> aDocumentOfOtherDialectsKeeps() throws IOException {
    var source = Source.of(dialects());
    return HouseRule.all().stream()
        .map(
            rule ->
                dynamicTest(rule.name(), () -> assertEquals(List.of(), rule.violations(source))));
  }

  @Test
  void aPathIsOfTheFamilyWithTheLongestPrefix() throws IOException {
    var document = Source.of(dialects()).document();
    assertEquals("clips", familyOf(document, "/api/v2/clips"));
    assertEquals("registry", familyOf(document, "/v1/organizations/org_1/works/wrk_1"));
    assertEquals("tasks", familyOf(document, "/api/v22/clips"));
    assertEquals("tasks", familyOf(document, "/v1/organizations"));
  }

  private static String familyOf(ContractDocument document, String path) {
    return document.familyOf(path).orElseThrow().name();
  }

  @TestFactory
  Stream<DynamicTest> aBrokenCopyIsFound() throws IOException {
    var document = dialects();
    return Stream.of(
            broken("an operation declares its ambient codes", document)
                .after("operationId: createClips")
                .remove("        '403': {$ref: '#/components/responses/ClipsForbidden'}\n")
                .at("      responses:")
                .says("createClips has a key, but no 403", AMBIENT),
            broken("an operation declares its ambient codes", document)
                .after("operationId: getTask\n")
                .remove("        '404': {$ref: '#/components/responses/TaskNotFound'}\n")
                .at("      responses:")
                .says("getTask has a path parameter, but no 404", AMBIENT),
            broken("an operation is secured by the key of its family", document)
                .after("operationId: getWork")
                .replace("RegistryKey", "TasksKey")
                .says(
                    "TasksKey is not the scheme of the family registry",
                    "use one of [RegistryKey]"),
            broken("the generators take the document", document)
                .after("x-error-catalog:")
                .replace("{family: clips, status: 429", "{family: clips, status: 428")
                .after("operationId: createClips")
                .at("        '429':")
                .says(
                    "createClips answers 429 -, which has no entry in the catalogue of clips",
                    "add it to x-error-catalog, or use a code that stands there"),
            broken("an entry of x-families is complete", document)
                .after("x-families:")
                .replace("path: /path}", "path: path}")
                .after("x-families:")
                .at("      context:")
                .says(
                    "the family clips does not say its error context path",
                    "point to it in an error body"),
            broken("an error tells what its family says, where it says", document)
                .after("x-families:")
                .replace("message: [/message, /error]", "message: /message")
                .after("components:")
                .at("    ClipsForbidden:")
                .says(
                    "ClipsForbidden has no required message at [/message]",
                    "require it there, or add where it is to the family's error/message"),
            broken("an error tells what its family says, where it says", document)
                .replace("required: [message, trace_id]", "required: [trace_id]")
                .after("components:")
                .at("    ClipsBroken:")
                .says(
                    "ClipsBroken has no required message at [/message, /error]",
                    "require it there, or add where it is to the family's error/message"),
            broken("an error tells what its family says, where it says", document)
                .after("x-families:")
                .replace("trace_id: /trace_id", "trace_id: /trace/id")
                .says(
                    "no error of clips has anything at /trace/id",
                    "correct the pointer, or remove trace_id"),
            broken("an entry of the catalogue is complete", document)
                .after("x-error-catalog:")
                .replace("{family: clips, status: 400", "{family: clips, code: bad, status: 400")
                .says(
                    "the errors of clips have no code",
                    "leave it out; the status tells them apart"),
            broken("the schema of an error is flat", document)
                .after("x-error-catalog:")
                .remove(", details: {$ref: '#/components/schemas/ResourceDetails'}")
                .after("    WorkNotFound:")
                .at("          schema: {oneOf")
                .says(
                    "WorkNotFound has a oneOf, though its codes have the same details",
                    "write one schema with an enum of all its codes"),
            broken("an answer tells the rate limit", document)
                .after("    RegistryNotFound:")
                .remove("        RateLimit: {$ref: '#/components/headers/RateLimit'}\n")
                .at("      headers:")
                .says("RegistryNotFound does not declare RateLimit", "declare the header"),
            broken("the example of a code shows that code and its details", document)
                .after("    TaskNotFound:")
                .replace("{kind: task_not_found", "{kind: run_not_found")
                .says("the example task_not_found shows another code", "show task_not_found"),
            broken("a family spells its enums alike", document)
                .replace("enum: [waiting, queued, succeeded]", "enum: [WAITING, QUEUED]")
                .says(
                    "the family tasks spells the values of schemas/TaskKind otherwise",
                    "spell these alike"))
        .map(each -> dynamicTest(each.expected(), each::assertFires));
  }

  private static String dialects() throws IOException {
    try (var stream = requireNonNull(DialectsTest.class.getResourceAsStream("dialects.yaml"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
