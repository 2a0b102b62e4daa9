@NullMarked
package dev.callsheet.media.probe;

import org.jspecify.annotations.NullMarked;
