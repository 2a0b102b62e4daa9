package dev.callsheet.apikey;

import dev.callsheet.caller.Caller;
import dev.callsheet.caller.KeyOwner;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key with the state and the plan of its organisation, as one query finds them.
 *
 * <p>It is mapped like a table, for what is only introspected is analysed anew at each query.
 *
 * @param secretSha256 of the secret that was asked for, the present or the former one
 * @param expiresAt until when that secret is accepted; null if it is the present one
 * @param requestsPerMinute the key's own number, else that of the plan; null where neither has one
 */
@MappedEntity("api_key")
record PresentedKey(
    @Id String id,
    String organizationId,
    @Nullable String projectId,
    String family,
    String prefix,
    byte[] secretSha256,
    @Nullable Instant expiresAt,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> scopes,
    @Nullable Integer requestsPerMinute,
    @Nullable Instant revokedAt,
    boolean suspended) {

  /** Whether it was found by this hash and is not rotated out. */
  boolean accepts(byte[] hash, Instant now) {
    return MessageDigest.isEqual(secretSha256, hash)
        && (expiresAt == null || now.isBefore(expiresAt));
  }

  KeyOwner owner() {
    return new KeyOwner(organizationId, projectId);
  }

  /** Returns who presents it, in a family that allows {@code usual} requests a minute. */
  Caller caller(int usual) {
    return new Caller(
        organizationId,
        projectId,
        id,
        Set.copyOf(scopes),
        requestsPerMinute == null ? usual : requestsPerMinute,
        prefix);
  }
}
