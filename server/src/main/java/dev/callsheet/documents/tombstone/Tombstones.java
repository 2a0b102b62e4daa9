package dev.callsheet.documents.tombstone;

import dev.callsheet.documents.DocumentsSettings;
import dev.callsheet.job.RecurringJob;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The ids of what was deleted, for as long as it is told from what never was. */
@Singleton
public final class Tombstones implements RecurringJob {
  private final TombstoneRepository tombstones;
  private final DocumentsSettings settings;
  private final Clock clock;

  Tombstones(TombstoneRepository tombstones, DocumentsSettings settings, Clock clock) {
    this.tombstones = tombstones;
    this.settings = settings;
    this.clock = clock;
  }

  /** Remembers what the caller deletes in the same transaction. */
  public void raise(String organizationId, String id) {
    tombstones.save(new Tombstone(id, organizationId, clock.instant()));
  }

  /** Whether an organisation had something under an id that is there no longer. */
  public boolean isGone(String organizationId, String id) {
    return tombstones.existsByIdAndOrganizationId(id, organizationId);
  }

  /** Tells what there is under an id where {@code found} is. */
  public <T> Lookup<T> lookUp(String organizationId, String id, Optional<T> found) {
    if (found.isPresent()) {
      return new Lookup.Found<>(found.get());
    }
    return isGone(organizationId, id) ? new Lookup.Gone<>() : new Lookup.Unknown<>();
  }

  @Override
  public String name() {
    return "documents-tombstones";
  }

  @Override
  public Duration interval() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void run() {
    tombstones.forget(clock.instant().minus(settings.lifetime()));
  }
}
