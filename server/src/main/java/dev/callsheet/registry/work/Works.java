package dev.callsheet.registry.work;

import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.registry.record.RegistrationRepository;
import dev.callsheet.registry.record.StoredRegistration;
import dev.callsheet.registry.record.StoredWork;
import dev.callsheet.registry.record.WorkRepository;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The works of each organisation that can be proved. */
@Singleton
final class Works {
  private final WorkRepository works;
  private final RegistrationRepository registrations;

  Works(WorkRepository works, RegistrationRepository registrations) {
    this.works = works;
    this.registrations = registrations;
  }

  Optional<RegisteredWork> find(String organizationId, String id) {
    return works
        .findRegistered(id, organizationId)
        .map(work -> new RegisteredWork(work, registrations.versions(new String[] {id})));
  }

  boolean exists(String organizationId, String id) {
    return works.findRegistered(id, organizationId).isPresent();
  }

  /**
   * Returns a version of a work.
   *
   * @param version its number; null for the latest
   */
  Optional<StoredRegistration> version(
      String organizationId, String id, @Nullable Integer version) {
    return version == null
        ? find(organizationId, id).map(RegisteredWork::latest)
        : registrations.findVersion(organizationId, id, version);
  }

  /**
   * Returns a page of works, the newest first.
   *
   * @param externalRef what the latest version of each calls it; null for any
   * @param mediaSha256 of the recording of any version; null for any
   */
  Page<RegisteredWork> list(
      String organizationId,
      @Nullable String externalRef,
      @Nullable String mediaSha256,
      int limit,
      @Nullable String cursor) {
    var page =
        Page.of(
            works.list(organizationId, Cursor.id(cursor), externalRef, mediaSha256, limit + 1),
            limit,
            StoredWork::id);
    var versions =
        registrations
            .versions(page.items().stream().map(StoredWork::id).toArray(String[]::new))
            .stream()
            .collect(Collectors.groupingBy(StoredRegistration::workId));
    return page.map(work -> new RegisteredWork(work, versions.getOrDefault(work.id(), List.of())));
  }
}
