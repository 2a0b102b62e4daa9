/** What the log's leaves say, byte for byte. */
@NullMarked
package dev.callsheet.transparency.entry;

import org.jspecify.annotations.NullMarked;
