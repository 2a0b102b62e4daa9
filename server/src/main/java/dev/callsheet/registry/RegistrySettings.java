package dev.callsheet.registry;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The limits of this family.
 *
 * @param maxAudioBytes the largest recording
 * @param uploadLifetime how long an upload URL is good, and a recording waits for its prepare
 * @param quoteLifetime how long a prepared registration can be confirmed at its price
 * @param freeRegistrations how many registrations an organisation without a tier has in a month
 * @param maxVersions how many versions a work may have
 */
@ConfigurationProperties("callsheet.registry")
public record RegistrySettings(
    @Bindable(defaultValue = "1073741824") long maxAudioBytes,
    @Bindable(defaultValue = "10m") Duration uploadLifetime,
    @Bindable(defaultValue = "5m") Duration quoteLifetime,
    @Bindable(defaultValue = "25") int freeRegistrations,
    @Bindable(defaultValue = "100") int maxVersions) {}
