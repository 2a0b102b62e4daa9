package dev.callsheet.kernel.failure;

import dev.callsheet.kernel.error.FrameworkError;
import java.util.Optional;

/** Says which framework error an exception of the application, or of a library of its, is. */
public interface FrameworkErrorMapper {

  /** Returns the error that {@code thrown} by itself stands for; its causes are asked about too. */
  Optional<FrameworkError> map(Throwable thrown);
}
