package dev.callsheet.kernel.contract;

import java.io.InputStream;

/**
 * A body of bytes, read once and closed by whoever sends it.
 *
 * @param length the number of bytes in the stream
 */
public record BinaryBody(InputStream stream, long length) {}
