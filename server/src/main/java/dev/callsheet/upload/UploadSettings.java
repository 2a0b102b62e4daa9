package dev.callsheet.upload;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How uploads are received.
 *
 * @param directory the spool, shared by all nodes; {@code uploads} below the home when absent
 * @param maxBytes most bytes of one upload
 * @param lifetime how long after its last stored bytes an upload is kept
 * @param checkpointBytes how many bytes may be lost when the process is killed
 * @param stall after how long without a byte a writer gives way to a newer request
 * @param patience how long a request waits for a writer before it
 */
@ConfigurationProperties("callsheet.upload")
record UploadSettings(
    @Nullable String directory,
    @Bindable(defaultValue = "17179869184") long maxBytes,
    @Bindable(defaultValue = "24h") Duration lifetime,
    @Bindable(defaultValue = "8388608") long checkpointBytes,
    @Bindable(defaultValue = "500ms") Duration stall,
    @Bindable(defaultValue = "5s") Duration patience) {}
