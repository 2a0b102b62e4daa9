/** Measures the server beside applications that are written by hand. */
@NullMarked
package dev.callsheet.benchmark;

import org.jspecify.annotations.NullMarked;
