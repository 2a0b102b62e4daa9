/** What a generation leaves: files in a folder. */
@NullMarked
package dev.callsheet.codegen.output;

import org.jspecify.annotations.NullMarked;
