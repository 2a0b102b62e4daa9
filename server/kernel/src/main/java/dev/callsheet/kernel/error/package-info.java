/** Framework errors: those that no operation's handler answers. */
@NullMarked
package dev.callsheet.kernel.error;

import org.jspecify.annotations.NullMarked;
