/**
 * Writes into a document what follows from the rest of it: {@link
 * dev.callsheet.contract.writing.WriteDocument} is the program.
 */
@NullMarked
package dev.callsheet.contract.writing;

import org.jspecify.annotations.NullMarked;
