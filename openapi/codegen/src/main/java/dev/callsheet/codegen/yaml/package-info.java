/** A document as it is written: its nodes with their lines, and what is wrong there. */
@NullMarked
package dev.callsheet.codegen.yaml;

import org.jspecify.annotations.NullMarked;
