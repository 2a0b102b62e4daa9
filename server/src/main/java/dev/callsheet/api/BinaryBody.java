package dev.callsheet.api;

import java.io.InputStream;

/** Bytes. */
public record BinaryBody(InputStream stream, long length) {}
