/** How ffmpeg is asked: its options, where it begins to read, and how it hands sound on. */
@NullMarked
package dev.callsheet.media.command;

import org.jspecify.annotations.NullMarked;
