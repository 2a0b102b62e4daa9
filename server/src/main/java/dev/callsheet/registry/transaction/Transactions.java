package dev.callsheet.registry.transaction;

import dev.callsheet.kernel.request.LongPoll;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.registry.record.RegistrationRepository;
import dev.callsheet.registry.record.StoredRegistration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The transactions of each organisation. */
@Singleton
final class Transactions {
  private final RegistrationRepository registrations;
  private final LongPoll longPoll;

  Transactions(RegistrationRepository registrations, LongPoll longPoll) {
    this.registrations = registrations;
    this.longPoll = longPoll;
  }

  /**
   * Returns a transaction, once its state has changed or after the patience.
   *
   * @param patience zero for at once
   */
  Optional<StoredRegistration> find(String organizationId, String id, Duration patience) {
    var found = registrations.findByIdAndOrganizationId(id, organizationId);
    if (found.isEmpty() || found.get().state().isTerminal() || patience.isZero()) {
      return found;
    }
    var before = found.get().state();
    longPoll.await(
        id, patience, () -> registrations.stateOf(id).filter(before::equals).isPresent());
    return registrations.findByIdAndOrganizationId(id, organizationId);
  }

  Page<StoredRegistration> list(
      String organizationId, @Nullable String state, int limit, @Nullable String cursor) {
    return Page.of(
        registrations.list(organizationId, Cursor.id(cursor), state, limit + 1),
        limit,
        StoredRegistration::id);
  }
}
