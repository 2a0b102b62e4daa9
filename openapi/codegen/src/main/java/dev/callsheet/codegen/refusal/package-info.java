/** Refuses what a document may not say, before a contract is read of it. */
@NullMarked
package dev.callsheet.codegen.refusal;

import org.jspecify.annotations.NullMarked;
