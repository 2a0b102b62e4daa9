package dev.callsheet.media.conversion;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that was made and looked at again. Its name is one of ours, such as {@code video.mp4}.
 *
 * @param mediaType such as {@code video/mp4}
 * @param path where it lies, in the folder of the conversion
 * @param width of what is seen in it; {@code null} where nothing is
 * @param height of what is seen in it
 * @param durationMillis {@code null} for what does not last
 */
public record ConvertedFile(
    String name,
    String mediaType,
    Path path,
    long sizeBytes,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Long durationMillis) {}
