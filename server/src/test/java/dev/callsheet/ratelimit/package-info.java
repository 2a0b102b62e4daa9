@NullMarked
package dev.callsheet.ratelimit;

import org.jspecify.annotations.NullMarked;
