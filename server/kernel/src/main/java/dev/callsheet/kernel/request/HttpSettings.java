package dev.callsheet.kernel.request;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The limits of the HTTP server.
 *
 * @param headerDeadline from the first byte of a request to the end of its headers, however it
 *     trickles
 * @param bodyDeadline from the headers to the end of a JSON body, however it trickles
 * @param stallDeadline the longest silence within any other body
 * @param lingerTime how long a connection that is to be closed still reads what the client sends,
 *     so that the client sees the answer
 * @param retryAfter what a client is told to wait when something behind the server is unreachable
 */
@ConfigurationProperties("callsheet.http")
public record HttpSettings(
    @Bindable(defaultValue = "15s") Duration headerDeadline,
    @Bindable(defaultValue = "30s") Duration bodyDeadline,
    @Bindable(defaultValue = "30s") Duration stallDeadline,
    @Bindable(defaultValue = "2s") Duration lingerTime,
    @Bindable(defaultValue = "5s") Duration retryAfter) {}
