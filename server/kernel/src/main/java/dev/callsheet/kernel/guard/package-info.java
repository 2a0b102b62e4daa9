/** The outermost and the innermost filter: nothing undeclared leaves. */
@NullMarked
package dev.callsheet.kernel.guard;

import org.jspecify.annotations.NullMarked;
