package dev.callsheet.kernel.contract;

import java.util.Set;

/**
 * How a family answers what no handler did.
 *
 * @param code the code, {@code -} in a family without codes
 * @param retryAfter whether {@code Retry-After} is sent
 * @param details the properties of its details that the server fills
 * @param declared the response that the document has for it
 */
public record FrameworkAnswer(
    String code, boolean retryAfter, Set<String> details, DeclaredAnswer declared) {}
