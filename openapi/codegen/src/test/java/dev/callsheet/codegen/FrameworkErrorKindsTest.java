package dev.callsheet.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.contract.document.FrameworkError;
import dev.callsheet.kernel.contract.FrameworkErrorKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The errors that documents know beside those that the kernel answers with. */
final class FrameworkErrorKindsTest {
  @Test
  void theKernelAnswersWhatADocumentCanTell() {
    assertEquals(
        Stream.of(FrameworkError.values())
            .map(error -> error.name() + " < " + error.general().name())
            .toList(),
        Stream.of(FrameworkErrorKind.values())
            .map(kind -> kind.name() + " < " + kind.general().name())
            .toList());
  }
}
