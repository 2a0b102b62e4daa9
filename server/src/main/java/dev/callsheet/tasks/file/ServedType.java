package dev.callsheet.tasks.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/**
 * The media types that files are served as. What is of another type is a row of bytes; so is what a
 * browser would run, such as HTML or SVG, for a file's URL is on the server's own origin.
 */
final class ServedType {
  /** What anything else is. */
  static final String BYTES = "application/octet-stream";

  /** How many first bytes are looked at. */
  static final int HEAD = 4096;

  /** Those that the contract declares of downloads. */
  private static final Set<String> SERVED =
      Set.of(
          "video/mp4",
          "video/webm",
          "video/quicktime",
          "video/x-matroska",
          "video/iso.segment",
          "audio/mpeg",
          "audio/mp4",
          "audio/ogg",
          "audio/flac",
          "audio/wav",
          "image/jpeg",
          "image/png",
          "image/webp",
          "image/avif",
          "image/gif",
          "text/vtt",
          "application/x-subrip",
          "application/json",
          "application/vnd.apple.mpegurl",
          "application/dash+xml");

  /** What others call them. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("application/mp4", "video/mp4"),
          Map.entry("video/x-m4v", "video/mp4"),
          Map.entry("application/x-matroska", "video/x-matroska"),
          Map.entry("audio/mp3", "audio/mpeg"),
          Map.entry("audio/x-m4a", "audio/mp4"),
          Map.entry("audio/opus", "audio/ogg"),
          Map.entry("application/ogg", "audio/ogg"),
          Map.entry("audio/x-flac", "audio/flac"),
          Map.entry("audio/x-wav", "audio/wav"),
          Map.entry("audio/wave", "audio/wav"),
          Map.entry("audio/vnd.wave", "audio/wav"),
          Map.entry("image/jpg", "image/jpeg"));

  private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

  private ServedType() {}

  /**
   * Returns the type that was announced if it may be served, else what the bytes and the name say.
   *
   * @param announced with or without parameters
   */
  static String of(@Nullable String announced, byte[] firstBytes, String name) {
    var told = announced == null ? BYTES : of(announced);
    return told.equals(BYTES) ? of(detected(firstBytes, name)) : told;
  }

  /** Returns the type if it may be served, by its usual name. */
  static String of(String type) {
    var bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    var usual = ALIASES.getOrDefault(bare, bare);
    return SERVED.contains(usual) ? usual : BYTES;
  }

  private static String detected(byte[] firstBytes, String name) {
    var metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    try {
      return TYPES.detect(new ByteArrayInputStream(firstBytes), metadata).getBaseType().toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
