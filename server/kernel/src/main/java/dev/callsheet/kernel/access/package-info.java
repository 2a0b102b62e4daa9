/** Who calls, how often, and what they may do. */
@NullMarked
package dev.callsheet.kernel.access;

import org.jspecify.annotations.NullMarked;
