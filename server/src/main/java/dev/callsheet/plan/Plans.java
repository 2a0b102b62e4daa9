package dev.callsheet.plan;

import jakarta.inject.Singleton;

/**
 * The plans of all organisations.
 *
 * <p>The requests of a key are told by the query that looks the key up, so that a request costs no
 * second one.
 */
@Singleton
public final class Plans {
  private final PlanTable table;

  Plans(PlanTable table) {
    this.table = table;
  }

  /** Returns the plan of an organisation in a family. */
  public Plan find(String organizationId, String family) {
    return table.find(organizationId, family).orElse(Plan.NONE);
  }

  /**
   * Replaces the plan, from the next request on.
   *
   * @param organizationId an organisation that exists
   * @param plan whose numbers are at least 1
   */
  public void set(String organizationId, String family, Plan plan) {
    table.set(
        organizationId, family, plan.requestsPerMinute(), plan.parallel(), plan.maxUploadBytes());
  }
}
