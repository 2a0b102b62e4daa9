package dev.callsheet.kernel.cors;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pages in browsers may read answers.
 *
 * @param allowedOrigins scheme, host and port, each as a browser writes it but for capital letters,
 *     or {@code *} for all; null for none
 */
@ConfigurationProperties("callsheet.cors")
record CorsSettings(@Nullable List<String> allowedOrigins) {}
