/**
 * What is heard and seen in a recording: silences, loudness, speech, scenes; and its sound as
 * files.
 */
@NullMarked
package dev.callsheet.media.analysis;

import org.jspecify.annotations.NullMarked;
