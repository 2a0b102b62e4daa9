package dev.callsheet.codegen.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.codegen.SmallSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The body of an error is found in its schema, however that is put together. */
final class ErrorBodyTest {
  @Test
  void aBodyThatIsOneOfSeveralHoldsWhatAnyOfThemHolds() {
    String text =
        SmallSpec.with(
            "          schema: {$ref: '#/components/schemas/PlainFailure'}\n          examples:",
            "          schema: {oneOf: [{$ref: '#/components/schemas/PlainFailure'}]}\n          examples:");
    assertEquals(parts(SmallSpec.text()), parts(text));
  }

  @Test
  void aRequiredTextThatIsAlwaysTheSameIsPartOfIt() {
    String text =
        SmallSpec.with(
                "          schema: {$ref: '#/components/schemas/PlainFailure'}\n          examples:",
                "          schema: {allOf: [{$ref: '#/components/schemas/PlainFailure'}, "
                    + "{properties: {type: {enum: [failure]}}}]}\n          examples:")
            .replace(
                "      required: [message, trace_id]\n      properties:\n",
                "      required: [message, trace_id, type]\n      properties:\n"
                    + "        type: {type: string}\n")
            // The other operation's answers do not narrow it.
            .replace("                  - $ref: '#/components/schemas/PlainFailure'\n", "");
    List<ErrorBody.Part> parts = new ArrayList<>(parts(SmallSpec.text()));
    parts.add(new ErrorBody.Part("/type", "CONSTANT", "failure"));
    assertEquals(parts, parts(text));
  }

  private static List<ErrorBody.Part> parts(String text) {
    return SmallSpec.contract(text).operations().stream()
        .filter(operation -> operation.id().equals("getStatus"))
        .flatMap(operation -> operation.errors().stream())
        .filter(response -> response.status() == 500)
        .flatMap(
            response ->
                ErrorBody.parts(SmallSpec.contract(text).families().get(1), response).stream())
        .toList();
  }
}
