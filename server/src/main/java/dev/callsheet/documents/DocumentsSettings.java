package dev.callsheet.documents;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits of this family.
 *
 * @param lifetime how long a run is kept after its end, and a file or image that was deleted is
 *     told from one that never was
 * @param drawingDeadline how long the drawing of one SVG may take
 * @param synchronousCeiling how long a request waits for its run at most
 * @param synchronousRuns how many requests wait for their runs on a node at a time
 * @param queueLifetime how long a run waits for its turn
 * @param memory how long it is remembered that there was a run
 * @param downloadLifetime how long a signed URL is good
 * @param office the program {@code soffice} of LibreOffice; null for the one on the path, if any
 * @param officeDeadline how long it may take for one document
 * @param officeProcesses how many of it run on a node at a time
 */
@ConfigurationProperties("callsheet.documents")
public record DocumentsSettings(
    @Bindable(defaultValue = "30d") Duration lifetime,
    @Bindable(defaultValue = "10s") Duration drawingDeadline,
    @Bindable(defaultValue = "300s") Duration synchronousCeiling,
    @Bindable(defaultValue = "20") int synchronousRuns,
    @Bindable(defaultValue = "24h") Duration queueLifetime,
    @Bindable(defaultValue = "365d") Duration memory,
    @Bindable(defaultValue = "1h") Duration downloadLifetime,
    @Nullable Path office,
    @Bindable(defaultValue = "60s") Duration officeDeadline,
    @Bindable(defaultValue = "2") int officeProcesses) {}
