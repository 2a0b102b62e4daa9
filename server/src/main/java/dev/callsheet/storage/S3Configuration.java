package dev.callsheet.storage;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the bucket is.
 *
 * @param endpoint of an S3-compatible service; Amazon's own when absent
 * @param accessKey with {@code secretKey}; the SDK's usual places are searched when absent
 * @param partBytes size of the parts of a large object, at least 5 MiB for most services
 */
@ConfigurationProperties("callsheet.storage.s3")
@Requires(property = "callsheet.storage.type", value = "s3")
record S3Configuration(
    @Nullable URI endpoint,
    @Bindable(defaultValue = "us-east-1") String region,
    String bucket,
    @Nullable String accessKey,
    @Nullable String secretKey,
    @Bindable(defaultValue = "true") boolean pathStyle,
    @Bindable(defaultValue = "8388608") int partBytes) {}
