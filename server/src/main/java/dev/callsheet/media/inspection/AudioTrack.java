package dev.callsheet.media.inspection;

import org.jspecify.annotations.Nullable;

/**
 * An audio track.
 *
 * @param index the stream's index in the file
 * @param number of the track, counted from 1
 * @param channels at the beginning
 * @param layout such as {@code stereo} or {@code 5.1}; {@code null} where the file does not say
 * @param sampleRate in hertz
 * @param bitsPerSecond as the header says
 * @param language as the file tags it, often ISO 639-2
 * @param title as the file names it
 * @param byDefault whether the file marks it as the one to play
 * @param preferred whether it is the track that is converted unless another is asked for
 */
public record AudioTrack(
    int index,
    int number,
    String codec,
    int channels,
    @Nullable String layout,
    int sampleRate,
    @Nullable Long bitsPerSecond,
    @Nullable String language,
    @Nullable String title,
    boolean byDefault,
    boolean preferred) {}
