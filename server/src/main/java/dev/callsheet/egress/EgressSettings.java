package dev.callsheet.egress;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What outgoing requests may do.
 *
 * @param allowHttp whether plain {@code http} is allowed beside {@code https} for other requests
 *     than downloads
 * @param allowLoopback whether this machine itself may be called; for tests and local trials
 * @param allowedNetworks private networks that may be called, such as {@code 10.1.0.0/16}; null for
 *     none
 * @param connectTimeout until the connection stands
 * @param callTimeout for the whole of a request that is no download, name resolution and answer
 *     included
 * @param stallTimeout the longest silence within a download
 * @param leastBytesPerSecond the least speed of a download, on average over as long as it may be
 *     silent; zero for none
 */
@ConfigurationProperties("callsheet.egress")
record EgressSettings(
    @Bindable(defaultValue = "false") boolean allowHttp,
    @Bindable(defaultValue = "false") boolean allowLoopback,
    @Nullable List<String> allowedNetworks,
    @Bindable(defaultValue = "5s") Duration connectTimeout,
    @Bindable(defaultValue = "15s") Duration callTimeout,
    @Bindable(defaultValue = "30s") Duration stallTimeout,
    @Bindable(defaultValue = "16384") long leastBytesPerSecond) {}
