package dev.callsheet.maintenance;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** That maintenance is on. */
@MappedEntity("maintenance")
record MaintenanceRow(@Id boolean id, Instant since) {}
