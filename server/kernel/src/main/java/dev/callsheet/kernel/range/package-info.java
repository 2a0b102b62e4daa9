/** Requests for a part of a file, or for one that has changed (RFC 9110, 13 and 14). */
@NullMarked
package dev.callsheet.kernel.range;

import org.jspecify.annotations.NullMarked;
