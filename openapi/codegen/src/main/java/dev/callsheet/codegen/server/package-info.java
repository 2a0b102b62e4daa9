/** Writes the sources of a server on the kernel. */
@NullMarked
package dev.callsheet.codegen.server;

import org.jspecify.annotations.NullMarked;
