package dev.callsheet.registry.work;

import dev.callsheet.ledger.PublicLog;
import dev.callsheet.registry.content.Commitments;
import dev.callsheet.registry.record.StoredRegistration;
import dev.callsheet.transparency.certificate.Certificate;
import jakarta.inject.Singleton;
import java.util.Objects;

/**
 * Makes the certificates of registrations: each proves its entry by the first checkpoint that holds
 * it, so it is the same whenever it is asked for.
 */
@Singleton
final class Certificates {
  private final PublicLog log;

  Certificates(PublicLog log) {
    this.log = log;
  }

  /**
   * A certificate with what it says in its own words.
   *
   * @param vkey the key of the log that signed the checkpoint
   */
  record Issued(
      StoredRegistration registration,
      Certificate certificate,
      PublicLog.Inclusion inclusion,
      String vkey) {}

  /**
   * Makes the certificate of a completed registration.
   *
   * @throws IllegalStateException when its row was changed since it was registered
   */
  Issued of(StoredRegistration registration) {
    var leafIndex = Objects.requireNonNull(registration.leafIndex());
    var treeSize = Objects.requireNonNull(registration.treeSize());
    var inclusion = log.inclusion(leafIndex, treeSize).orElseThrow();
    var entry = Entries.of(registration);
    if (!entry.leaf().equals(inclusion.leafHash())) {
      throw new IllegalStateException(
          "The row of " + registration.id() + " is not what the log holds at " + leafIndex);
    }
    var commitment =
        Commitments.of(
            registration.scheme(),
            registration.salt(),
            registration.workContent().facts(registration.mediaSha256()));
    var certificate =
        Certificate.of(
            entry, commitment.opening(), inclusion.proof(), inclusion.checkpoint().signedNote());
    return new Issued(registration, certificate, inclusion, vkey(treeSize));
  }

  /** The key that was in use when the log had grown to a size. */
  private String vkey(long treeSize) {
    return log.keys().stream()
        .filter(key -> key.fromSize() < treeSize)
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .vkey();
  }
}
