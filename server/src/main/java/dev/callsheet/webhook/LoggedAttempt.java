package dev.callsheet.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a delivery, as the log tells it.
 *
 * @param number counted from 1, over all attempts at the delivery
 * @param status of the answer; null when none came
 * @param answer the beginning of the answer's body, at most 1,024 characters; null when it was
 *     empty or none came
 * @param error a sentence that says why no answer came; null when one did
 */
public record LoggedAttempt(
    int number,
    Instant attemptedAt,
    Duration duration,
    @Nullable Integer status,
    @Nullable String answer,
    @Nullable String error) {}
