/**
 * Recordings, worked on by ffmpeg and ffprobe as separate processes. {@link
 * dev.callsheet.media.MediaEngine} is what the families use; the packages below are what it is made
 * of.
 */
@NullMarked
package dev.callsheet.media;

import org.jspecify.annotations.NullMarked;
