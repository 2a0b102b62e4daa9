package dev.callsheet.credit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What credits cost, and what everybody has for tests.
 *
 * @param priceMinor the price of one, in the currency's smallest unit
 * @param currency ISO 4217, lower case
 * @param recoveryAfter when a top-up that its request left open is looked after
 * @param testGrant how many credits for tests an organisation begins with; 0 for none
 */
@ConfigurationProperties("callsheet.credit")
record CreditSettings(
    @Bindable(defaultValue = "10") long priceMinor,
    @Bindable(defaultValue = "eur") String currency,
    @Bindable(defaultValue = "20s") Duration recoveryAfter,
    @Bindable(defaultValue = "1000") long testGrant) {}
