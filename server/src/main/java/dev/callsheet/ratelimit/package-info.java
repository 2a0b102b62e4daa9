/** How many requests a key may make in a minute. */
@NullMarked
package dev.callsheet.ratelimit;

import org.jspecify.annotations.NullMarked;
