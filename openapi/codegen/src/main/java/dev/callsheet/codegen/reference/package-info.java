/** Writes the pages of the reference site. */
@NullMarked
package dev.callsheet.codegen.reference;

import org.jspecify.annotations.NullMarked;
