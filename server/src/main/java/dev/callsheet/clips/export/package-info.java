/**
 * The tag ClipsExports: video files of chosen clips.
 *
 * <p>{@code ExportsController} answers, {@code Exports} holds the rules, {@code MakeExport} is the
 * background work.
 */
@NullMarked
package dev.callsheet.clips.export;

import org.jspecify.annotations.NullMarked;
