/** The HTTP kernel: request ids, access, deadlines, and the one place where answers are written. */
@NullMarked
package dev.callsheet.http;

import org.jspecify.annotations.NullMarked;
