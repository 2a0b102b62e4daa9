package dev.callsheet.clips;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.job.FailureKind;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ClipsFailureTest {
  @ParameterizedTest
  @MethodSource("dev.callsheet.media.EveryMediaFailure#all")
  void whatCannotSucceedHasAReasonAndWhatMaySucceedHasNone(MediaFailure failure) {
    boolean lasting = new MediaException(failure).failureKind() == FailureKind.PERMANENT;
    assertEquals(lasting, ClipsFailure.of(failure) != null);
  }
}
