package dev.callsheet.webhook;

import java.time.Instant;

/** How the rotation of an endpoint's secret ended. */
public sealed interface SecretRotation {
  /**
   * Deliveries are signed with a new secret.
   *
   * @param secret {@code whsec_…}, told this once
   * @param formerExpireAt until when they are signed with the former secrets too
   */
  record Rotated(String secret, Instant formerExpireAt) implements SecretRotation {
    /** Leaves the secret out, for this may reach a log. */
    @Override
    public String toString() {
      return "Rotated[formerExpireAt=" + formerExpireAt + "]";
    }
  }

  /** As many secrets are in force as may be, and nothing was changed. */
  record LimitReached(int maximum) implements SecretRotation {}

  /** The organisation has no such endpoint of the family. */
  record Unknown() implements SecretRotation {}
}
