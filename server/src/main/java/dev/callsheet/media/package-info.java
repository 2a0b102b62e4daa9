/**
 * Probing, silence detection and rendering of recordings by ffmpeg and ffprobe as separate
 * processes.
 */
@org.jspecify.annotations.NullMarked
package dev.callsheet.media;
