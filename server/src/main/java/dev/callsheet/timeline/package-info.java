/** Frames and stretches of time of a recording, and the rules by which a cut keeps them. */
@NullMarked
package dev.callsheet.timeline;

import org.jspecify.annotations.NullMarked;
