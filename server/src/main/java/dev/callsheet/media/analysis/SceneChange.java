package dev.callsheet.media.analysis;

/**
 * A cut between two shots.
 *
 * @param micros when the first picture of the new shot is shown, in microseconds on the recording's
 *     timeline
 * @param score how much of a cut it is, from 0 to 100, as ffmpeg's {@code scdet} has it
 */
public record SceneChange(long micros, float score) {}
