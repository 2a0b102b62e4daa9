@NullMarked
package dev.callsheet.clips;

import org.jspecify.annotations.NullMarked;
