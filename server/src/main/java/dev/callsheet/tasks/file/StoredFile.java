package dev.callsheet.tasks.file;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as the database keeps it, without its parts.
 *
 * @param id {@code fil_…}
 * @param name what people call it; 1 to 255 code points, no path
 * @param mediaType of its main part
 * @param uploadSha256 of the secret in its upload URL; null where a task made it
 * @param uploadExpiresAt until when that URL is good
 * @param announcedBytes how large its sender said it would be
 * @param sizeBytes of all its parts; null until they are there
 * @param taskId the task that made it; null for an upload
 * @param width and {@code height}: in pixels, where it has a picture and this is known
 * @param durationMs where it has one and this is known
 */
@MappedEntity("tasks_file")
public record StoredFile(
    @Id String id,
    String projectId,
    String name,
    String mediaType,
    FileState state,
    @Nullable String uploadSha256,
    @Nullable Instant uploadExpiresAt,
    @Nullable Long announcedBytes,
    @Nullable Long sizeBytes,
    @Nullable String taskId,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Long durationMs,
    Instant createdAt) {}
