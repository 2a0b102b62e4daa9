package dev.callsheet.registry.apikey;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Where the bearer of a key wants to be told of the ends of its transactions. */
@MappedEntity("registry_key_webhook")
record KeyWebhook(@Id String apiKeyId, String endpointId) {}
