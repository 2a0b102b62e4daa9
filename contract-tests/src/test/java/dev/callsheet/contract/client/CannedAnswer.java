package dev.callsheet.contract.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link CannedServer} sends, byte for byte.
 *
 * @param mediaType the {@code Content-Type}; null for none
 */
record CannedAnswer(
    int status, Map<String, String> headers, @Nullable String mediaType, byte[] body) {}
