package dev.callsheet.media.inspection;

import org.jspecify.annotations.Nullable;

/**
 * A video track.
 *
 * @param index the stream's index in the file
 * @param profile such as {@code High}, where the codec has any
 * @param codedWidth pixels as they are stored
 * @param codedHeight pixels as they are stored
 * @param width pixels shown, after rotation and with square pixels
 * @param height pixels shown, after rotation and with square pixels
 * @param rotation how far the stored pictures are to be turned clockwise: 0, 90, 180 or 270
 * @param sampleAspectRatio the shape of a pixel, such as {@code 1:1}
 * @param framesPerSecond on average, or as the header says of a track that is not the preferred one
 * @param constantFrameRate {@code null} where only the header was read
 * @param pixelFormat as ffmpeg names it, such as {@code yuv420p}
 * @param bits of each channel
 * @param colourSpace such as {@code bt709}; {@code null} where the file does not say
 * @param bitsPerSecond as the header says
 * @param preferred whether it is the track that is converted
 */
public record VideoTrack(
    int index,
    String codec,
    @Nullable String profile,
    int codedWidth,
    int codedHeight,
    int width,
    int height,
    int rotation,
    String sampleAspectRatio,
    @Nullable Double framesPerSecond,
    @Nullable Boolean constantFrameRate,
    boolean interlaced,
    DynamicRange dynamicRange,
    String pixelFormat,
    int bits,
    @Nullable String colourSpace,
    @Nullable Long bitsPerSecond,
    boolean preferred) {}
