package dev.callsheet.media.info;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** The first look at an upload: whether its first bytes can be those of a recording. */
public final class Sniffer {
  /** How many first bytes are looked at; fewer only if the file is shorter. */
  public static final int BYTES = 4096;

  private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

  private static final Set<String> CONTAINERS =
      Set.of("application/ogg", "application/mp4", "application/x-matroska", "application/mxf");

  /** Listed as audio or video, but instructions or references rather than recordings. */
  private static final Set<String> NOT_RECORDINGS =
      Set.of("audio/midi", "audio/x-mpegurl", "audio/mpegurl", "video/vnd.mpegurl");

  private static final int TRANSPORT_PACKET = 188;

  private Sniffer() {}

  /** Whether a file that begins with these bytes can be audio or video. */
  public static boolean looksLikeMedia(byte[] firstBytes) {
    return isRecording(detectedType(firstBytes))
        || isTransportStream(firstBytes)
        || isAdts(firstBytes)
        || isSonyWave64(firstBytes);
  }

  private static String detectedType(byte[] firstBytes) {
    try {
      return TYPES
          .detect(new ByteArrayInputStream(firstBytes), new Metadata())
          .getBaseType()
          .toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isRecording(String type) {
    return CONTAINERS.contains(type)
        || ((type.startsWith("audio/") || type.startsWith("video/"))
            && !NOT_RECORDINGS.contains(type));
  }

  private static boolean isTransportStream(byte[] bytes) {
    if (bytes.length < 3 * TRANSPORT_PACKET) {
      return false;
    }
    // Plain packets, or packets with a time code of four bytes before each, as cameras write them.
    return isSync(bytes, 0, TRANSPORT_PACKET) || isSync(bytes, 4, TRANSPORT_PACKET + 4);
  }

  private static boolean isSync(byte[] bytes, int first, int distance) {
    for (int offset = first; offset < Math.min(bytes.length, first + 8 * distance); ) {
      if (bytes[offset] != 0x47) {
        return false;
      }
      offset += distance;
    }
    return true;
  }

  /** Two headers of AAC frames, the second where the first says that it is. */
  private static boolean isAdts(byte[] bytes) {
    if (!isAdtsHeader(bytes, 0)) {
      return false;
    }
    int length = ((bytes[3] & 3) << 11) | ((bytes[4] & 0xff) << 3) | ((bytes[5] & 0xe0) >> 5);
    return length >= 7 && isAdtsHeader(bytes, length);
  }

  private static boolean isAdtsHeader(byte[] bytes, int offset) {
    return offset + 6 < bytes.length
        && (bytes[offset] & 0xff) == 0xff
        && (bytes[offset + 1] & 0xf6) == 0xf0;
  }

  private static boolean isSonyWave64(byte[] bytes) {
    return bytes.length > 28
        && new String(bytes, 0, 4, StandardCharsets.ISO_8859_1).equals("riff")
        && new String(bytes, 24, 4, StandardCharsets.ISO_8859_1).equals("wave");
  }
}
