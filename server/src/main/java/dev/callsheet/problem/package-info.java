/** Framework errors: those that no operation's handler answers. */
@NullMarked
package dev.callsheet.problem;

import org.jspecify.annotations.NullMarked;
