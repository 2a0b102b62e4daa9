package dev.callsheet.media.inspection;

import org.jspecify.annotations.Nullable;

/**
 * A subtitle track, or the subtitles that a file of their own is.
 *
 * @param index the stream's index in the file
 * @param number of the track, counted from 1 over text and pictures
 * @param codec as ffmpeg names it, such as {@code subrip}, {@code webvtt} or {@code ass}
 * @param text whether it is text; the others are pictures and cannot be converted
 * @param language as the file tags it, often ISO 639-2
 * @param title as the file names it
 * @param byDefault whether the file marks it as the one to show
 * @param forced whether it holds only what has to be shown to everybody
 */
public record SubtitleTrack(
    int index,
    int number,
    String codec,
    boolean text,
    @Nullable String language,
    @Nullable String title,
    boolean byDefault,
    boolean forced) {}
