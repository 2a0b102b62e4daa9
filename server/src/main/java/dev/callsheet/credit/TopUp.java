package dev.callsheet.credit;

import dev.callsheet.secret.SealedColumn;
import dev.callsheet.secret.Vault;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One purchase of credits, from the wish to its end.
 *
 * @param paymentMethod sealed; null for the provider's default
 */
@MappedEntity("top_up")
record TopUp(
    @Id String id,
    String organizationId,
    long credits,
    long amountMinor,
    String currency,
    @Nullable String paymentMethod,
    State state,
    @Nullable String reason,
    Instant createdAt) {

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

  static final SealedColumn PAYMENT_METHOD = new SealedColumn("top_up", "payment_method");

  boolean asks(long otherCredits, @Nullable String otherPaymentMethod, Vault vault) {
    return credits == otherCredits && Objects.equals(openMethod(vault), otherPaymentMethod);
  }

  @Nullable String openMethod(Vault vault) {
    return paymentMethod == null ? null : vault.open(PAYMENT_METHOD, id, paymentMethod);
  }
}
