/** Reads a contract and refuses what breaks its rules. */
@NullMarked
package dev.callsheet.codegen.check;

import org.jspecify.annotations.NullMarked;
