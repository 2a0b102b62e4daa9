/**
 * What a work's registration commits to without telling it: commitments, their openings, and the
 * disclosure of single fields.
 */
@NullMarked
package dev.callsheet.transparency.commitment;

import org.jspecify.annotations.NullMarked;
