package dev.callsheet.kernel;

import dev.callsheet.api.ContractFactory;
import dev.callsheet.api.Families;
import dev.callsheet.kernel.access.ConcurrencyLimit;
import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.contract.FieldNames;
import dev.callsheet.kernel.contract.FrameworkErrorKind;
import dev.callsheet.kernel.request.Caller;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * A family that differs from those of the document: it tells every caller of the limit, names
 * fields by pointers, tells apart what is incomplete, and is open to whoever is suspended in one
 * operation.
 */
@Factory
@Requires(property = "kernel.other-family")
final class OtherFamily {
  static final int REQUESTS = 3;

  @Singleton
  @Primary
  Contract contract() {
    var document = new ContractFactory().contract();
    var operations =
        Stream.of(
                "createStudioProject",
                "listStudioProjects",
                "getRender",
                "downloadRender",
                "appendToUpload")
            .map(id -> document.operation(id).orElseThrow())
            .map(operation -> opened(operation, operation.operationId().startsWith("list")))
            .toList();
    return new Contract(List.of(family(Families.STUDIO), Families.CLIPS), operations);
  }

  private static ContractFamily family(ContractFamily studio) {
    var errors = new HashMap<>(studio.frameworkErrors());
    errors.put(FrameworkErrorKind.INCOMPLETE, studio.answer(FrameworkErrorKind.MALFORMED));
    return new ContractFamily(
        studio.id(),
        studio.paths(),
        studio.keys(),
        studio.owner(),
        studio.scopes(),
        REQUESTS,
        studio.tiers(),
        true,
        studio.details(),
        studio.fields(),
        FieldNames.POINTER,
        errors);
  }

  private static ContractOperation opened(ContractOperation operation, boolean open) {
    return new ContractOperation(
        operation.operationId(),
        operation.path(),
        operation.family(),
        operation.secured(),
        operation.requiredScope(),
        open,
        operation.keyOwner(),
        operation.consumes(),
        operation.answers());
  }

  /** Runs that a test says are unfinished. */
  @Singleton
  @Requires(property = "kernel.other-family")
  static final class Runs implements ConcurrencyLimit {
    volatile int running;
    volatile boolean broken;

    @Override
    public String family() {
      return Families.STUDIO.id();
    }

    @Override
    public String name() {
      return "runs";
    }

    @Override
    public int limit(Caller caller) {
      return 2;
    }

    @Override
    public int running(Caller caller) {
      if (broken) {
        throw new IllegalStateException("nobody knows");
      }
      return running;
    }
  }
}
