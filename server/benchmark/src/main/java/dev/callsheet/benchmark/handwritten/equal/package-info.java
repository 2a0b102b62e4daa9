/**
 * What the application needs to have the server's features: a rate limit, deadlines, metrics, a
 * request log, and the same headers.
 */
@NullMarked
package dev.callsheet.benchmark.handwritten.equal;

import org.jspecify.annotations.NullMarked;
