/**
 * The tag StudioCuts: what of an asset is kept, and its exports for other programs.
 *
 * <p>{@code CutsController} answers, {@code Cuts} and {@code CutExports} hold the rules, {@code
 * ComputeCut} is the background work.
 */
@NullMarked
package dev.callsheet.studio.cut;

import org.jspecify.annotations.NullMarked;
