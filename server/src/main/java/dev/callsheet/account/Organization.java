package dev.callsheet.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An owner of keys, credits and media.
 *
 * @param id {@code org_…}
 * @param name what people call it; need not be unique
 * @param suspended whether its keys may do nothing for now
 * @param deletedAt since when it is suspended for good; null while it is there
 */
@MappedEntity("organization")
public record Organization(
    @Id String id, String name, boolean suspended, @Nullable Instant deletedAt) {}
