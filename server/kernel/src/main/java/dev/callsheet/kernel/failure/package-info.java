/** What becomes of exceptions, wherever they are thrown. */
@NullMarked
package dev.callsheet.kernel.failure;

import org.jspecify.annotations.NullMarked;
