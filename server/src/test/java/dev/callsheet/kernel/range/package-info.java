@NullMarked
package dev.callsheet.kernel.range;

import org.jspecify.annotations.NullMarked;
