/** Deletes what has expired. */
@NullMarked
package dev.callsheet.clips.cleanup;

import org.jspecify.annotations.NullMarked;
