package dev.callsheet.kernel.request;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The limits of the HTTP server.
 *
 * @param headerDeadline from the first byte of a request to the end of its headers, however it
 *     trickles
 * @param bodyDeadline from the headers to the end of a JSON body, however it trickles
 * @param stallDeadline the longest silence within any other body
 * @param leastBytesPerSecond the least speed of any other body, on average over as long as it may
 *     be silent; zero for none
 * @param lingerTime how long a connection that is to be closed still reads what the client sends,
 *     so that the client sees the answer
 * @param retryAfter what a client is told to wait when something behind the server is unreachable
 * @param trustedProxies networks like {@code 10.0.0.0/8}, with commas between them, whose machines
 *     are believed what they forward; {@code none} for nobody
 */
@ConfigurationProperties("callsheet.http")
public record HttpSettings(
    @Bindable(defaultValue = "15s") Duration headerDeadline,
    @Bindable(defaultValue = "30s") Duration bodyDeadline,
    @Bindable(defaultValue = "30s") Duration stallDeadline,
    @Bindable(defaultValue = "1024") long leastBytesPerSecond,
    @Bindable(defaultValue = "2s") Duration lingerTime,
    @Bindable(defaultValue = "5s") Duration retryAfter,
    @Bindable(defaultValue = "127.0.0.0/8,::1/128") String trustedProxies) {

  private static final String NOBODY = "none";

  /** Returns the networks of the trusted proxies. */
  List<Network> trustedNetworks() {
    return trustedProxies.equals(NOBODY)
        ? List.of()
        : Stream.of(trustedProxies.split(",")).map(String::strip).map(Network::of).toList();
  }
}
