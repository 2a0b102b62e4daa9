package dev.callsheet.caller;

import dev.callsheet.kernel.contract.OwnerKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The authenticated principal of a request: a key and the organisation that owns it.
 *
 * @param projectId the one project that the key is for; null for all of the organisation
 * @param requestsPerMinute the key's own number, else that of the plan, else of the family
 * @param keyPrefix how the key begins, one of the prefixes of its family
 */
public record Caller(
    String organizationId,
    @Nullable String projectId,
    String keyId,
    Set<String> scopes,
    int requestsPerMinute,
    String keyPrefix)
    implements dev.callsheet.kernel.request.Caller {

  @Override
  public OwnerKind ownerKind() {
    return projectId == null ? OwnerKind.ORGANIZATION : OwnerKind.PROJECT;
  }

  /** Returns whose the key is. */
  public KeyOwner owner() {
    return new KeyOwner(organizationId, projectId);
  }
}
