/**
 * ffmpeg and ffprobe as processes: where they lie, how they are run and watched, and how they fail.
 */
@NullMarked
package dev.callsheet.media.process;

import org.jspecify.annotations.NullMarked;
