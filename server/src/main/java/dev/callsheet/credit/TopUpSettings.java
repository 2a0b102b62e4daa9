package dev.callsheet.credit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What credits cost.
 *
 * @param priceMinor the price of one, in the currency's smallest unit
 * @param currency ISO 4217, lower case
 * @param recoveryAfter when a top-up that its request left open is looked after
 */
@ConfigurationProperties("callsheet.credit")
record TopUpSettings(
    @Bindable(defaultValue = "10") long priceMinor,
    @Bindable(defaultValue = "eur") String currency,
    @Bindable(defaultValue = "20s") Duration recoveryAfter) {}
