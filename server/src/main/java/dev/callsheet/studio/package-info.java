/**
 * The {@code studio} family: recordings are uploaded, cut by their silences, exported and rendered.
 *
 * <p>Each tag of the contract has one controller here ({@code CutsController}) and one service of
 * the same name without the suffix ({@code Cuts}), which holds its rules. The background work is
 * {@link dev.callsheet.studio.PrepareAudio}, {@link dev.callsheet.studio.PrepareVideo}, {@link
 * dev.callsheet.studio.ComputeCut} and {@link dev.callsheet.studio.MakeRender}.
 */
@NullMarked
package dev.callsheet.studio;

import org.jspecify.annotations.NullMarked;
