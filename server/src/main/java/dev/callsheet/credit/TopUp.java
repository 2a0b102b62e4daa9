package dev.callsheet.credit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One purchase of credits, from the wish to its end. */
@MappedEntity("top_up")
record TopUp(
    @Id String id,
    String organizationId,
    long credits,
    long amountMinor,
    String currency,
    @Nullable String paymentMethod,
    State state,
    @Nullable String reason) {

  enum State {
    /** The provider is being asked, or must be asked what came of it. */
    PENDING,
    /** Paid, and in the ledger. */
    COMPLETED,
    /** Refused by the provider. */
    REJECTED,
    /** The provider was never reached, so nothing was paid; may become pending again. */
    ABANDONED,
    /** The provider did not say for a day what came of it; left to the operator. */
    UNRESOLVED
  }

  boolean asks(long otherCredits, @Nullable String otherPaymentMethod) {
    return credits == otherCredits && Objects.equals(paymentMethod, otherPaymentMethod);
  }
}
