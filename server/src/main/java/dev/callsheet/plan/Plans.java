package dev.callsheet.plan;

import dev.callsheet.kernel.contract.ContractFamily;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;

/**
 * The plans of all organisations.
 *
 * <p>The requests of a key are told by the query that looks the key up, so that a request costs no
 * second one.
 */
@Singleton
public class Plans {
  private final PlanTable table;

  Plans(PlanTable table) {
    this.table = table;
  }

  /** Returns the plan of an organisation in a family. */
  public Plan find(String organizationId, String family) {
    return table.find(organizationId, family).orElse(Plan.NONE);
  }

  /**
   * Replaces the numbers of a plan, from the next request on, and keeps its tier; a number that is
   * not given is the tier's, or else the family's.
   *
   * @param organizationId an organisation that exists
   * @param numbers each at least 1, or null
   * @return the plan that there is now
   */
  @Transactional
  public Plan set(String organizationId, ContractFamily family, Plan numbers) {
    var former = find(organizationId, family.id());
    var tier = former.tier() == null ? null : family.tier(former.tier()).orElse(null);
    var plan =
        tier == null
            ? new Plan(
                numbers.requestsPerMinute(),
                numbers.parallel(),
                numbers.maxUploadBytes(),
                former.tier())
            : new Plan(
                numbers.requestsPerMinute() == null
                    ? Integer.valueOf(tier.requestsPerMinute())
                    : numbers.requestsPerMinute(),
                numbers.parallel() == null ? tier.parallel() : numbers.parallel(),
                numbers.maxUploadBytes() == null ? tier.maxUploadBytes() : numbers.maxUploadBytes(),
                tier.name());
    write(organizationId, family, plan);
    return plan;
  }

  /**
   * Puts an organisation into a tier in every family that has it, with the numbers of the tier,
   * from the next request on.
   *
   * @param organizationId an organisation that exists
   * @return those families; empty where none has such a tier, and nothing changes
   */
  @Transactional
  public List<ContractFamily> setTier(
      String organizationId, Collection<ContractFamily> families, String tier) {
    var having = families.stream().filter(family -> family.tier(tier).isPresent()).toList();
    for (var family : having) {
      write(organizationId, family, Plan.of(family.tier(tier).orElseThrow()));
    }
    return having;
  }

  private void write(String organizationId, ContractFamily family, Plan plan) {
    table.set(
        organizationId,
        family.id(),
        plan.requestsPerMinute(),
        plan.parallel(),
        plan.maxUploadBytes(),
        plan.tier());
  }
}
