package dev.callsheet.payment;

import org.jspecify.annotations.Nullable;

/**
 * A sum to be taken from somebody, once.
 *
 * @param id names the payment; asking again with the same id never charges again
 * @param organizationId who pays
 * @param amountMinor in the currency's smallest unit; at least 1
 * @param currency ISO 4217, lower case
 * @param paymentMethod the provider's name for a card or account; null for the provider's default
 */
public record PaymentRequest(
    String id,
    String organizationId,
    long amountMinor,
    String currency,
    @Nullable String paymentMethod) {}
