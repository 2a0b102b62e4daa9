package dev.callsheet.documents.verify;

import dev.callsheet.account.Organization;
import dev.callsheet.account.Organizations;
import dev.callsheet.api.documents.KeyVerified;
import dev.callsheet.api.documents.VerifyApi;
import dev.callsheet.api.documents.VerifyApiKeyResponse;
import dev.callsheet.api.documents.model.KeyDescription;
import dev.callsheet.api.documents.model.Limits;
import dev.callsheet.api.documents.model.OrganizationStatus;
import dev.callsheet.api.documents.model.Scope;
import dev.callsheet.api.documents.model.Tier;
import dev.callsheet.api.documents.model.Verification;
import dev.callsheet.caller.Caller;
import dev.callsheet.credit.Credits;
import dev.callsheet.credit.Wallet;
import dev.callsheet.documents.DocumentsModels;
import dev.callsheet.documents.DocumentsPlans;
import io.micronaut.http.annotation.Controller;
import java.util.stream.Stream;

/** The operation of the tag DocumentsVerify. */
@Controller
class VerifyController implements VerifyApi {
  private final Organizations organizations;
  private final Credits credits;
  private final DocumentsPlans plans;

  VerifyController(Organizations organizations, Credits credits, DocumentsPlans plans) {
    this.organizations = organizations;
    this.credits = credits;
    this.plans = plans;
  }

  @Override
  public VerifyApiKeyResponse verifyApiKey(Caller caller) {
    var organization = organizations.find(caller.organizationId()).orElseThrow();
    var wallet = DocumentsModels.isTest(caller) ? Wallet.TEST : Wallet.LIVE;
    return new KeyVerified(
        new Verification(
            described(organization),
            new KeyDescription(
                caller.keyPrefix(),
                Stream.of(Scope.values())
                    .filter(scope -> caller.scopes().contains(scope.value()))
                    .toList()),
            credits.balance(organization.id(), wallet),
            new Limits(
                caller.requestsPerMinute(),
                plans.concurrentRuns(organization.id()),
                plans.maxUploadBytes(organization.id()))));
  }

  private dev.callsheet.api.documents.model.Organization described(Organization organization) {
    return new dev.callsheet.api.documents.model.Organization(
        organization.id(),
        organization.name(),
        organization.suspended() ? OrganizationStatus.SUSPENDED : OrganizationStatus.ACTIVE,
        Tier.of(plans.tier(organization.id()).name()).orElseThrow());
  }
}
