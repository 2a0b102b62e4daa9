/** The tag ClipsSources: videos that are uploaded, and the files of all sources. */
@NullMarked
package dev.callsheet.clips.source;

import org.jspecify.annotations.NullMarked;
