/** Who calls: what generated handlers are given of a request's key. */
@NullMarked
package dev.callsheet.caller;

import org.jspecify.annotations.NullMarked;
