@NullMarked
package dev.callsheet.media.colour;

import org.jspecify.annotations.NullMarked;
