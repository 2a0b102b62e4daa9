package dev.callsheet.registry;

import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.plan.Plan;
import dev.callsheet.plan.Plans;
import jakarta.inject.Singleton;
import java.util.OptionalLong;

/** What the plan of an organisation allows here. */
@Singleton
public final class RegistryPlans {
  private final Plans plans;
  private final Contract contract;
  private final RegistrySettings settings;

  RegistryPlans(Plans plans, Contract contract, RegistrySettings settings) {
    this.plans = plans;
    this.contract = contract;
    this.settings = settings;
  }

  /** The largest recording of an organisation. */
  public long maxAudioBytes(String organizationId) {
    return plan(organizationId).maxUploadBytesOr(settings.maxAudioBytes());
  }

  /** How many registrations an organisation has in a month; empty where nothing limits them. */
  public OptionalLong monthlyRegistrations(String organizationId) {
    var tiers = contracted().tiers();
    var tier = plan(organizationId).tierIn(contracted());
    return tier.isEmpty() || tier.get().equals(tiers.getFirst())
        ? OptionalLong.of(settings.freeRegistrations())
        : OptionalLong.empty();
  }

  private Plan plan(String organizationId) {
    return plans.find(organizationId, RegistryFamily.NAME);
  }

  /** The family as the document has it. */
  private ContractFamily contracted() {
    return contract.named(RegistryFamily.NAME).orElseThrow();
  }
}
