/**
 * The {@code clips} family: highlights of long videos are chosen and exported.
 *
 * <p>Each tag of the contract has one controller here and, where it has rules, one service of the
 * same name: {@link dev.callsheet.clips.ClipSources}, {@link dev.callsheet.clips.Clips}, {@link
 * dev.callsheet.clips.ClipExports}. The background work is {@link dev.callsheet.clips.FetchSource},
 * {@link dev.callsheet.clips.AnalyseSource} and {@link dev.callsheet.clips.MakeExport}; what they
 * find is chosen by {@link dev.callsheet.clips.ClipChoice} and {@link
 * dev.callsheet.clips.MomentSearch}.
 */
@NullMarked
package dev.callsheet.clips;

import org.jspecify.annotations.NullMarked;
