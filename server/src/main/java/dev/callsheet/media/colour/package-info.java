/** Pictures of any colours become those that every screen shows. */
@NullMarked
package dev.callsheet.media.colour;

import org.jspecify.annotations.NullMarked;
