package dev.callsheet.webhook;

import dev.callsheet.id.Ids;
import dev.callsheet.secret.Vault;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the deliveries of an endpoint are signed with: its secret, and for a while those that it
 * replaced, so that a receiver may take the new one over when it likes.
 */
@Singleton
final class SigningSecrets {
  /** The most that are in force at once; {@code webhook-signature} has one signature of each. */
  private static final int MAXIMUM = 5;

  private final WebhookRepository endpoints;
  private final FormerSecretRepository former;
  private final Vault vault;
  private final Clock clock;
  private final Duration overlap;

  SigningSecrets(
      WebhookRepository endpoints,
      FormerSecretRepository former,
      Vault vault,
      Clock clock,
      @Value("${callsheet.webhooks.secret-overlap:24h}") Duration overlap) {
    this.endpoints = endpoints;
    this.former = former;
    this.vault = vault;
    this.clock = clock;
    this.overlap = overlap;
  }

  /**
   * Returns those of an endpoint that are in force, newest first.
   *
   * @param current sealed
   */
  List<String> inForce(String endpointId, String current) {
    var secrets = new ArrayList<String>();
    secrets.add(vault.open(EndpointRow.SECRET, endpointId, current));
    for (var secret : former.inForce(endpointId, clock.instant())) {
      secrets.add(vault.open(FormerSecret.SECRET, secret.id(), secret.secret()));
    }
    return secrets;
  }

  /**
   * Replaces the secret of an endpoint that the caller's transaction has locked.
   *
   * @param wished how long the former ones stay in force, or null for the usual time
   */
  SecretRotation rotate(EndpointRow endpoint, @Nullable Duration wished) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var expiresAt = now.plus(wished == null ? overlap : wished);
    if (expiresAt.isAfter(now) && former.inForce(endpoint.id(), now).size() + 1 >= MAXIMUM) {
      return new SecretRotation.LimitReached(MAXIMUM);
    }
    former.expire(endpoint.id(), expiresAt);
    keep(endpoint, expiresAt);
    var secret = Signature.newSecret();
    endpoints.replaceSecret(endpoint.id(), vault.seal(EndpointRow.SECRET, endpoint.id(), secret));
    return new SecretRotation.Rotated(secret, expiresAt);
  }

  private void keep(EndpointRow endpoint, Instant expiresAt) {
    var id = Ids.next("whs");
    var secret = vault.open(EndpointRow.SECRET, endpoint.id(), endpoint.secret());
    former.save(
        new FormerSecret(
            id, endpoint.id(), vault.seal(FormerSecret.SECRET, id, secret), expiresAt));
  }
}
