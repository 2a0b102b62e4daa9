package dev.callsheet.documents;

import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.kernel.contract.Tier;
import dev.callsheet.kernel.form.FileSizeLimit;
import dev.callsheet.plan.Plan;
import dev.callsheet.plan.Plans;
import jakarta.inject.Singleton;
import java.util.Objects;

/** What the tier of an organisation allows here, and the numbers that its plan has instead. */
@Singleton
public final class DocumentsPlans implements FileSizeLimit {
  /** The tier from which on there are webhooks and brands. */
  public static final String PRO = "pro";

  private final Plans plans;
  private final Contract contract;

  DocumentsPlans(Plans plans, Contract contract) {
    this.plans = plans;
    this.contract = contract;
  }

  /** The tier of an organisation. */
  public Tier tier(String organizationId) {
    return tier(plan(organizationId));
  }

  /** Whether an organisation has what comes with the tier {@value #PRO}. */
  public boolean hasPro(String organizationId) {
    var tiers = contracted().tiers();
    return tiers.indexOf(tier(organizationId))
        >= tiers.indexOf(contracted().tier(PRO).orElseThrow());
  }

  /** How many runs of each key of an organisation may be unfinished. */
  public int concurrentRuns(String organizationId) {
    var plan = plan(organizationId);
    return plan.parallelOr(Objects.requireNonNull(tier(plan).parallel()));
  }

  /** The largest file or image of an organisation. */
  public long maxUploadBytes(String organizationId) {
    var plan = plan(organizationId);
    return plan.maxUploadBytesOr(Objects.requireNonNull(tier(plan).maxUploadBytes()));
  }

  @Override
  public String family() {
    return DocumentsFamily.NAME;
  }

  @Override
  public long maxBytes(dev.callsheet.kernel.request.Caller caller) {
    return maxUploadBytes(((Caller) caller).organizationId());
  }

  private Plan plan(String organizationId) {
    return plans.find(organizationId, DocumentsFamily.NAME);
  }

  /** A tier that the document has no more is the first one again. */
  private Tier tier(Plan plan) {
    return plan.tierIn(contracted()).orElseGet(() -> contracted().tiers().getFirst());
  }

  /** The family as the document has it. */
  private ContractFamily contracted() {
    return contract.named(DocumentsFamily.NAME).orElseThrow();
  }
}
