package dev.callsheet.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * An owner of keys, credits and media.
 *
 * @param id {@code org_…}
 * @param name what people call it; need not be unique
 * @param suspended whether its keys may do nothing for now
 */
@MappedEntity("organization")
public record Organization(@Id String id, String name, boolean suspended) {}
