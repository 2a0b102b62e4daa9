package dev.callsheet.credit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * One change of an organisation's balance.
 *
 * @param id {@code ent_…}
 * @param sequence grows with each entry
 * @param reference what it was for: unique within organisation and kind
 * @param amount in credits; negative when they were spent
 * @param balanceAfter the balance that it left, in credits
 */
@MappedEntity("ledger_entry")
public record CreditEntry(
    @Id String id,
    long sequence,
    String organizationId,
    Kind kind,
    String reference,
    long amount,
    long balanceAfter,
    Instant createdAt) {
  /** Why a balance changed. */
  public enum Kind {
    /** The operator gave credits. */
    GRANT,
    /** The organisation bought credits. */
    TOP_UP,
    /** The organisation spent credits. */
    CHARGE,
    /** Credits were held for work that has begun. */
    HOLD,
    /** Some of what was held was spent, and the rest given back. */
    SETTLE,
    /** All that was held was given back. */
    RELEASE
  }
}
