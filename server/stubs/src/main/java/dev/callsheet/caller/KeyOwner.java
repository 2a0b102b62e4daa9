package dev.callsheet.caller;

import org.jspecify.annotations.Nullable;

/**
 * Whose a key is.
 *
 * @param organizationId {@code org_…}
 * @param projectId the one project of the key's family that it is for; null for the organisation
 */
public record KeyOwner(String organizationId, @Nullable String projectId) {
  /** Returns the owner of keys of a whole organisation. */
  public static KeyOwner organization(String id) {
    return new KeyOwner(id, null);
  }

  /** Returns what a path names when it names this owner. */
  public String id() {
    return projectId == null ? organizationId : projectId;
  }
}
