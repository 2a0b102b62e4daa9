package dev.callsheet.registry.transaction;

import dev.callsheet.api.registry.model.Transaction;
import dev.callsheet.api.registry.model.TransactionFailure;
import dev.callsheet.api.registry.model.TransactionFailureReason;
import dev.callsheet.api.registry.model.TransactionPage;
import dev.callsheet.api.registry.model.TransactionStatus;
import dev.callsheet.api.registry.model.TransactionStep;
import dev.callsheet.api.registry.model.TransactionStepName;
import dev.callsheet.api.registry.model.TransactionStepStatus;
import dev.callsheet.page.Page;
import dev.callsheet.registry.record.RegistrationState;
import dev.callsheet.registry.record.StoredRegistration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Transactions as the contract writes them. */
final class TransactionModels {
  private static final int STEPS = 4;

  private TransactionModels() {}

  static Transaction transaction(StoredRegistration registration) {
    var steps = steps(registration);
    return new Transaction(
        registration.id(),
        registration.workId(),
        registration.version(),
        status(registration.state()),
        percent(steps),
        steps,
        registration.state() == RegistrationState.FAILED
            ? 0
            : Math.toIntExact(registration.charge()),
        registration.leafIndex(),
        registration.treeSize(),
        failure(registration),
        registration.createdAt(),
        updatedAt(registration),
        registration.endedAt());
  }

  static TransactionPage page(Page<StoredRegistration> page) {
    return new TransactionPage(
        page.items().stream().map(TransactionModels::transaction).toList(), page.nextCursor());
  }

  static TransactionStatus status(RegistrationState state) {
    return switch (state) {
      case SEALING -> TransactionStatus.SEALING;
      case CONFIRMING -> TransactionStatus.CONFIRMING;
      case COMPLETED -> TransactionStatus.COMPLETED;
      case FAILED -> TransactionStatus.FAILED;
    };
  }

  /** The first two steps are done when the confirm is answered. */
  private static List<TransactionStep> steps(StoredRegistration registration) {
    return List.of(
        new TransactionStep(
            TransactionStepName.VALIDATING,
            TransactionStepStatus.COMPLETED,
            registration.createdAt(),
            registration.validatedAt()),
        new TransactionStep(
            TransactionStepName.PREPARING,
            TransactionStepStatus.COMPLETED,
            registration.validatedAt(),
            registration.preparedAt()),
        new TransactionStep(
            TransactionStepName.SEALING,
            switch (registration.state()) {
              case SEALING -> TransactionStepStatus.RUNNING;
              case CONFIRMING, COMPLETED -> TransactionStepStatus.COMPLETED;
              case FAILED -> TransactionStepStatus.FAILED;
            },
            registration.preparedAt(),
            registration.state() == RegistrationState.FAILED
                ? registration.endedAt()
                : registration.sealedAt()),
        new TransactionStep(
            TransactionStepName.CONFIRMING,
            switch (registration.state()) {
              case SEALING, FAILED -> TransactionStepStatus.PENDING;
              case CONFIRMING -> TransactionStepStatus.RUNNING;
              case COMPLETED -> TransactionStepStatus.COMPLETED;
            },
            registration.sealedAt(),
            registration.state() == RegistrationState.COMPLETED ? registration.endedAt() : null));
  }

  private static int percent(List<TransactionStep> steps) {
    var done =
        steps.stream().filter(step -> step.status() == TransactionStepStatus.COMPLETED).count();
    return (int) (100 * done / STEPS);
  }

  private static @Nullable TransactionFailure failure(StoredRegistration registration) {
    return registration.failureCode() == null
        ? null
        : new TransactionFailure(
            TransactionFailureReason.of(registration.failureCode()).orElseThrow(),
            Objects.requireNonNull(registration.failureMessage()));
  }

  private static Instant updatedAt(StoredRegistration registration) {
    if (registration.endedAt() != null) {
      return registration.endedAt();
    }
    return registration.sealedAt() == null ? registration.preparedAt() : registration.sealedAt();
  }
}
