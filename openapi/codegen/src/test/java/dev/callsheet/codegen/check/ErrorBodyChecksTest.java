package dev.callsheet.codegen.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.codegen.SmallSpec;
import dev.callsheet.codegen.yaml.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who answers an error, and with which code, decides what fills its body. */
final class ErrorBodyChecksTest {
  private static final String INVALID =
      "                      code: {type: string, enum: [invalid]}\n";

  private static final String NO_FIELDS =
      "Nothing fills the required property `/error/fields` of Invalid.";

  @Test
  void theServerListsTheFieldsOfAnInvalidRequest() {
    String text =
        withFields().replace("    details: {$ref: '#/components/schemas/InvalidDetails'}\n", "");
    assertEquals(List.of(NO_FIELDS), said(text));
    assertEquals(List.of(), said(answering("invalid", text)));
    assertEquals(List.of(), said(answering("key-reused", text)));
    assertEquals(List.of(NO_FIELDS), said(answering("malformed", text)));
  }

  @Test
  void aHandlerGivesDetailsAndTheServerNone() {
    assertEquals(List.of(), said(withFields()));
    assertEquals(List.of(NO_FIELDS), said(answering("malformed", withFields())));
  }

  @Test
  void aDetailThatMayBeAbsentFillsNothing() {
    assertEquals(
        List.of(NO_FIELDS),
        said(
            withFields()
                .replace("      required: [fields]\n      properties:\n", "      properties:\n")));
  }

  @Test
  void theCodeTellsWhichOfSeveralBodiesIsAnswered() {
    String text =
        SmallSpec.with(
            """
                          - type: object
                            properties:
                              error:
                                type: object
                                properties:
                                  code:
                                    type: string
                                    enum: [conflict, still_indexing]
            """,
            """
                          - oneOf:
                              - type: object
                                properties:
                                  error: {type: object, properties: {code: {type: string, enum: [conflict]}}}
                              - type: object
                                properties:
                                  error:
                                    type: object
                                    required: [until]
                                    properties: {code: {type: string, enum: [still_indexing]}}
            """);
    assertEquals(
        List.of(
            "Nothing fills the required property `/error/until` of NoteConflict with still_indexing."),
        said(text));
  }

  /** The small document whose 422 must list fields. */
  private static String withFields() {
    return SmallSpec.with(INVALID, INVALID + "                    required: [fields]\n");
  }

  /** The same where the server answers so by itself. */
  private static String answering(String error, String text) {
    return text.replace(
        "      no-route: {",
        "      %s: {status: 422, code: invalid, response: {$ref: '#/components/responses/Invalid'}}\n"
                .formatted(error)
            + "      no-route: {");
  }

  private static List<String> said(String text) {
    return CheckedContract.violations(text).stream().map(Violation::what).toList();
  }
}
