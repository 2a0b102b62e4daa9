/**
 * The {@code studio} family: recordings are uploaded, cut by their silences, exported and rendered.
 *
 * <p>Each tag of the contract has a package below, with one controller ({@code
 * studio.cut.CutsController}) and one service of the same name without the suffix ({@code Cuts}),
 * which holds its rules. Here is what they have in common.
 */
@NullMarked
package dev.callsheet.studio;

import org.jspecify.annotations.NullMarked;
