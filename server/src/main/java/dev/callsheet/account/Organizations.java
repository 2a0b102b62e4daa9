package dev.callsheet.account;

import dev.callsheet.id.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** All organisations. */
@Singleton
public final class Organizations {
  private final OrganizationTable table;
  private final Clock clock;

  Organizations(OrganizationTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Creates an organisation. */
  public Organization create(String name) {
    var organization = new Organization(Ids.next("org"), name, false, null);
    table.insert(organization.id(), name, clock.instant());
    return organization;
  }

  /** Returns the organisation with this id, if there is one. */
  public Optional<Organization> find(String id) {
    return table.find(id);
  }

  /** Returns all organisations, the oldest first. */
  public List<Organization> all() {
    return table.all();
  }

  /** Forbids every key of the organisation, from the next request on; false if there is none. */
  public boolean suspend(String id) {
    return table.setSuspended(id, true) > 0;
  }

  /** Ends a suspension; false if there is no such organisation, or it was deleted. */
  public boolean resume(String id) {
    return table.setSuspended(id, false) > 0;
  }

  /**
   * Suspends the organisation for good and keeps all that it has, for what it published refers to
   * it; false if there is no such organisation.
   */
  public boolean delete(String id) {
    return table.delete(id, clock.instant()) > 0;
  }
}
