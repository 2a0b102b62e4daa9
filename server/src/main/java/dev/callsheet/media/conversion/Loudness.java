package dev.callsheet.media.conversion;

/**
 * How loud something is, by EBU R 128.
 *
 * @param integrated loudness over all of it, in LUFS; {@code -70} for silence
 * @param range between soft and loud parts, in LU
 * @param truePeak of the loudest moment, in dBTP
 */
public record Loudness(double integrated, double range, double truePeak) {}
