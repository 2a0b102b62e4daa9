@NullMarked
package dev.callsheet.kernel.cors;

import org.jspecify.annotations.NullMarked;
