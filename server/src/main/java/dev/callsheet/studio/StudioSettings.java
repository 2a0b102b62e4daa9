package dev.callsheet.studio;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The limits of this family.
 *
 * @param maxDuration the longest recording
 */
@ConfigurationProperties("callsheet.studio")
public record StudioSettings(@Bindable(defaultValue = "12h") Duration maxDuration) {}
