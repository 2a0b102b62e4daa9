/**
 * What the server is measured against: the same operations as one writes them by hand in Micronaut.
 *
 * <p>The environment {@code equal} adds {@code dev.callsheet.benchmark.handwritten.equal}.
 */
@NullMarked
package dev.callsheet.benchmark.handwritten;

import org.jspecify.annotations.NullMarked;
