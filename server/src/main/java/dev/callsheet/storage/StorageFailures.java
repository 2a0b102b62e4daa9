package dev.callsheet.storage;

import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkError.Unavailable;
import dev.callsheet.kernel.failure.FrameworkErrorMapper;
import dev.callsheet.kernel.request.HttpSettings;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What a caller is told when the object store cannot be reached. */
@Singleton
final class StorageFailures implements FrameworkErrorMapper {
  private final HttpSettings settings;

  StorageFailures(HttpSettings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<FrameworkError> map(Throwable thrown) {
    return thrown instanceof StorageUnavailableException
        ? Optional.of(new Unavailable(settings.retryAfter()))
        : Optional.empty();
  }
}
