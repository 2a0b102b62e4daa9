package dev.callsheet.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different of an endpoint; null stands for what stays.
 *
 * @param events at least one type
 */
public record EndpointChange(
    @Nullable String url, @Nullable List<String> events, @Nullable Boolean enabled) {}
