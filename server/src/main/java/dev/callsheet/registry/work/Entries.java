package dev.callsheet.registry.work;

import dev.callsheet.registry.record.StoredRegistration;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.entry.LedgerEntry;

/** The entries of registrations in the log, which can be made again at any time. */
final class Entries {
  private Entries() {}

  static LedgerEntry.Registration of(StoredRegistration registration) {
    try {
      return new LedgerEntry.Registration(
          registration.scheme(),
          Sha256.fromHex(registration.commitment()),
          registration.workId(),
          registration.version(),
          registration.id(),
          registration.createdAt());
    } catch (MalformedException exception) {
      throw new IllegalStateException(exception);
    }
  }
}
