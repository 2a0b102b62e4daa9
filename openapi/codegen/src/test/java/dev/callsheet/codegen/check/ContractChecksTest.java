package dev.callsheet.codegen.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.codegen.SmallSpec;
import dev.callsheet.codegen.yaml.ContractException;
import dev.callsheet.codegen.yaml.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each reason not to generate, with its line, from a broken copy of the small document. */
final class ContractChecksTest {
  @Test
  void theDocumentItselfHasNoViolation() {
    assertEquals(9, SmallSpec.contract().operations().size());
  }

  @Test
  void aCodeWithoutACatalogueEntryIsRefused() {
    String text =
        SmallSpec.with("enum: [conflict, still_indexing]", "enum: [conflict, still_indexing, odd]");
    assertRefused(
        text,
        SmallSpec.line(text, "enum: [conflict, still_indexing, odd]"),
        "createNote answers 409 odd, which has no entry in the catalogue of notes.",
        "Add it to x-error-catalog, or use a code that stands there.");
  }

  @Test
  void aResponseThatIsCalledAsOneOfItsCodesIsRefused() {
    String text = SmallSpec.text().replace("NoteConflict", "StillIndexing");
    assertRefused(
        text,
        SmallSpec.line(text, "    StillIndexing:\n      description"),
        "The response StillIndexing becomes the type StillIndexing in Java, as does its code"
            + " still_indexing within it.",
        "Give the response another name.");
  }

  @Test
  void aCatalogueEntryThatNoOperationUsesIsRefused() {
    String text = SmallSpec.with("enum: [conflict, still_indexing]", "enum: [still_indexing]");
    assertRefused(
        text,
        SmallSpec.line(text, "- family: notes\n    code: conflict"),
        "No operation answers conflict of notes.",
        "Declare it where it can happen, or remove the entry.");
  }

  @Test
  void aStatusThatDiffersFromTheCataloguesIsRefused() {
    String text =
        SmallSpec.with("code: conflict\n    status: 409", "code: conflict\n    status: 410");
    assertRefused(
        text,
        SmallSpec.line(text, "enum: [conflict, still_indexing]"),
        "createNote answers conflict with 409, but the catalogue says 410.",
        "Move the code to the response of its status, or correct line %d."
            .formatted(SmallSpec.line(text, "- family: notes\n    code: conflict")));
  }

  @Test
  void anErrorResponseWithoutANarrowedCodeIsRefused() {
    String text =
        SmallSpec.with("code: {type: string, enum: [unavailable]}", "code: {type: string}");
    assertRefused(
        text,
        SmallSpec.line(text, "Unavailable:\n      description"),
        "The error response 503 does not narrow its code.",
        "Give the property at /error/code an `enum` of the codes of family notes that are possible"
            + " here.");
  }

  @Test
  void aRetryableUnavailabilityWithoutRetryAfterIsRefused() {
    String text =
        SmallSpec.with(
            "again later.\n      headers:\n        Retry-After: {$ref: '#/components/headers/RetryAfter'}",
            "again later.\n      headers:\n        X-Other: {schema: {type: string}}");
    assertRefused(
        text,
        SmallSpec.line(text, "'503': {$ref: '#/components/responses/Unavailable'}"),
        "createNote answers the retryable 503 unavailable without Retry-After.",
        "Declare the header Retry-After on the response.");
  }

  @Test
  void aDefaultResponseIsRefused() {
    String text =
        SmallSpec.with(
            "'503': {$ref: '#/components/responses/Unavailable'}",
            "default: {$ref: '#/components/responses/Unavailable'}");
    assertRefused(
        text,
        SmallSpec.line(text, "default: {$ref"),
        "A `default` response stands for statuses that nobody listed.",
        "Replace it by each status that the operation can answer.");
  }

  @Test
  void aRangeOfStatusesIsRefused() {
    String text =
        SmallSpec.with(
            "'503': {$ref: '#/components/responses/Unavailable'}",
            "5XX: {$ref: '#/components/responses/Unavailable'}");
    assertRefused(
        text,
        SmallSpec.line(text, "5XX: {$ref"),
        "The status `5XX` is a range, not a status.",
        "Replace it by each status that the operation can answer.");
  }

  @Test
  void anOperationIdThatIsTakenIsRefused() {
    String text = SmallSpec.with("operationId: checkNote", "operationId: getNote");
    assertRefused(
        text,
        SmallSpec.line(text, "    head:\n"),
        "The operationId getNote is already taken by line %d."
            .formatted(SmallSpec.line(text, "    get:\n      operationId: getNote")),
        "Give each operation its own operationId.");
  }

  @Test
  void aCatalogueEntryOfAnUnknownFamilyIsRefused() {
    String text =
        SmallSpec.with("- family: plain\n    status: 409", "- family: fancy\n    status: 409");
    int line = SmallSpec.line(text, "- family: fancy");
    var exception = assertThrows(ContractException.class, () -> SmallSpec.contract(text));
    assertEquals(
        new Violation(
            line, "The catalogue names the unknown family fancy.", "Use a family of x-families."),
        exception.violations().get(0));
  }

  @Test
  void twoAnswersOfOneNameAreRefused() {
    String text =
        SmallSpec.with("enum: [conflict, still_indexing]", "enum: [created, still_indexing]")
            .replace("code: conflict\n", "code: created\n");
    assertRefused(
        text,
        SmallSpec.line(text, "enum: [created, still_indexing]"),
        "createNote needs the name Created for two types.",
        "Give the code created another name.");
  }

  @Test
  void aContextThatIsCalledLikeAPartOfEveryErrorIsRefused() {
    String text = SmallSpec.with("trace_id: /trace_id", "request_id: /trace_id");
    assertRefused(
        text,
        SmallSpec.line(text, "  plain:\n"),
        "The context request_id of plain is called like what every error has.",
        "Give it another name in x-families.");
  }

  @Test
  void aContextThatIsNoPlainValueIsRefused() {
    String text = SmallSpec.with("attempts: /origin/attempts", "attempts: /origin");
    assertRefused(
        text,
        SmallSpec.line(text, "PlainOrigin:\n"),
        "The context attempts at /origin is no plain value.",
        "Point at a string, a number or a boolean.");
  }

  @Test
  void aFamilyWhoseKeysMayAskNothingIsRefused() {
    String text = SmallSpec.with("requests-per-minute: 15", "requests-per-minute: 0");
    assertRefused(
        text,
        SmallSpec.line(text, "requests-per-minute: 0"),
        "A key that may ask 0 times in a minute is of no use.",
        "Write a positive whole number.");
  }

  @Test
  void anErrorOutsideAllFamiliesIsRefused() {
    String text = SmallSpec.with("  /plain/status:", "  /status:");
    assertRefused(
        text,
        SmallSpec.line(text, "  /status:"),
        "The path /status answers errors, but belongs to no family.",
        "Begin it with the path of a family in x-families, or add a family.");
  }

  @Test
  void aReferenceThatLeadsNowhereIsRefused() {
    String text = SmallSpec.with("responses/NoteCreated", "responses/NoteMade");
    assertRefused(
        text,
        SmallSpec.line(text, "'201': {$ref"),
        "The reference #/components/responses/NoteMade leads nowhere.",
        "Define the component, or correct the name.");
  }

  @Test
  void aKeywordThatWouldNotBeGeneratedIsRefused() {
    String text = SmallSpec.with("maxItems: 10\n", "maxItems: 10\n          not: {maxItems: 3}\n");
    assertRefused(
        text,
        SmallSpec.line(text, "not: {maxItems: 3}"),
        "The generators do not know the keyword `not`.",
        "Say it in the description and check it in the handler, or teach them.");
  }

  @Test
  void aResponseOfAnotherFamilyIsRefused() {
    String text =
        SmallSpec.with(
                "'404': {$ref: '#/components/responses/PlainNotFound'}",
                "'404': {$ref: '#/components/responses/Gone'}")
            .replace("    PlainNotFound:\n", "    Gone:\n")
            .replaceFirst(
                "'304':\n          description: The caller has this version.\n",
                "'303': {\\$ref: '#/components/responses/Gone'}\n");
    assertRefused(
        text,
        SmallSpec.line(text, "'404': {$ref: '#/components/responses/Gone'}"),
        "The response Gone serves the family plain here and the family notes on line %d."
            .formatted(SmallSpec.line(text, "'303': {$ref")),
        "Give each family a response of its own.");
  }

  @Test
  void aResponseThatIsGivenWithTwoStatusesIsRefused() {
    String text =
        SmallSpec.with(
            "'204':\n          description: It is gone.",
            "'201': {$ref: '#/components/responses/NoteCreated'}\n        '202': {$ref: '#/components/responses/NoteCreated'}");
    assertRefused(
        text,
        SmallSpec.line(text, "'202': {$ref"),
        "The response NoteCreated is given with 202 here and with 201 on line %d."
            .formatted(SmallSpec.line(text, "'201': {$ref")),
        "Give each status a response of its own.");
  }

  private static void assertRefused(String text, int line, String what, String mend) {
    var exception = assertThrows(ContractException.class, () -> SmallSpec.contract(text));
    assertEquals(List.of(new Violation(line, what, mend)), exception.violations());
    assertEquals("%nsmall.yaml:%d: %s%n    %s".formatted(line, what, mend), exception.getMessage());
  }
}
