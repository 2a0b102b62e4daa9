package dev.callsheet.clips;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The limits of this family.
 *
 * @param maxSourceBytes the largest source
 * @param maxSourceDuration the longest source
 * @param uploadLifetime how long an upload URL is good
 * @param fetchDeadline how long the fetching of a source may take
 * @param maxUnfinishedProjects how many projects of an organisation may be unfinished
 * @param maxUnfinishedExports how many exports of an organisation may be unfinished
 * @param lifetime how long a project, its source and its exports are kept after their end
 */
@ConfigurationProperties("callsheet.clips")
public record ClipsSettings(
    @Bindable(defaultValue = "17179869184") long maxSourceBytes,
    @Bindable(defaultValue = "12h") Duration maxSourceDuration,
    @Bindable(defaultValue = "1h") Duration uploadLifetime,
    @Bindable(defaultValue = "30m") Duration fetchDeadline,
    @Bindable(defaultValue = "5") int maxUnfinishedProjects,
    @Bindable(defaultValue = "10") int maxUnfinishedExports,
    @Bindable(defaultValue = "7d") Duration lifetime) {}
