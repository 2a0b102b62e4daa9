/** Failures that are no operation's own answer. */
@NullMarked
package dev.callsheet.problem;

import org.jspecify.annotations.NullMarked;
