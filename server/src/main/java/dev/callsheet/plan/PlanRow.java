package dev.callsheet.plan;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** The plan of an organisation in a family, as it is stored. */
@MappedEntity("organization_plan")
record PlanRow(
    @Id String organizationId,
    String family,
    @Nullable Integer requestsPerMinute,
    @Nullable Integer parallel,
    @Nullable Long maxUploadBytes,
    @Nullable String tier) {}
