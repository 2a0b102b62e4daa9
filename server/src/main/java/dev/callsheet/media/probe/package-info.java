/** Measures a recording on its packets. */
@NullMarked
package dev.callsheet.media.probe;

import org.jspecify.annotations.NullMarked;
