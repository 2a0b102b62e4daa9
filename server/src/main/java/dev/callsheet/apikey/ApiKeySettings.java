package dev.callsheet.apikey;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How keys are kept.
 *
 * @param maximumLive how many keys of an owner may be in force in each family
 * @param useInterval how long it takes at most until a use of a key is written
 */
@ConfigurationProperties("callsheet.api-keys")
record ApiKeySettings(
    @Bindable(defaultValue = "10") int maximumLive,
    @Bindable(defaultValue = "1m") Duration useInterval) {}
