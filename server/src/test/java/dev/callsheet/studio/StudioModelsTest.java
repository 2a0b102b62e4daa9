package dev.callsheet.studio;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.api.studio.model.WorkFailureReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StudioModelsTest {
  @ParameterizedTest
  @EnumSource
  void theReasonOfWorkKeepsItsNameAndSaysWhy(WorkFailureReason reason) {
    var known = FailureReason.valueOf(reason.name());
    var failure = requireNonNull(StudioModels.workFailure(known));
    assertEquals(reason, failure.reason());
    assertEquals(known.message(), failure.message());
  }
}
