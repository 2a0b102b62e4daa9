/** Writes the Java client, and shows its use. */
@NullMarked
package dev.callsheet.codegen.client;

import org.jspecify.annotations.NullMarked;
