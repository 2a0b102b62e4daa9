package dev.callsheet.codegen.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.codegen.SmallSpec;
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
