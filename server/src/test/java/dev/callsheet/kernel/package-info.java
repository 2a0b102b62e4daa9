@NullMarked
package dev.callsheet.kernel;

import org.jspecify.annotations.NullMarked;
