/**
 * Subtitles: cues read from SRT and WebVTT, carried through a cut, and written as SRT, WebVTT, ASS
 * or TTML.
 *
 * <p>Start at {@link dev.callsheet.subtitle.SubtitleReader}, {@link
 * dev.callsheet.subtitle.Retiming} and {@link dev.callsheet.subtitle.SubtitleFormat}.
 */
@NullMarked
package dev.callsheet.subtitle;

import org.jspecify.annotations.NullMarked;
