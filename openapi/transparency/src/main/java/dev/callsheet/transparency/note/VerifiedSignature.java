package dev.callsheet.transparency.note;

import java.time.Instant;
import java.util.Optional;

/**
 * A signature that a known key made.
 *
 * @param key that made it
 * @param cosignedAt when a witness says to have cosigned, to the second; absent for other keys
 */
public record VerifiedSignature(VerifierKey key, Optional<Instant> cosignedAt) {}
