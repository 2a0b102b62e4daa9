package dev.callsheet.registry.work;

import dev.callsheet.registry.record.StoredRegistration;
import dev.callsheet.registry.record.StoredWork;
import java.util.List;

/**
 * A work that can be proved.
 *
 * @param versions those that can be proved, the latest first; at least one
 */
record RegisteredWork(StoredWork work, List<StoredRegistration> versions) {
  RegisteredWork {
    versions = List.copyOf(versions);
  }

  StoredRegistration latest() {
    return versions.getFirst();
  }
}
