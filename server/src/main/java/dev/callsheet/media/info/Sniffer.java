package dev.callsheet.media.info;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * The first look at an upload: whether its first bytes are those of something else than a
 * recording, such as a text, a picture, an archive or a document. Whatever is not known passes: a
 * probe alone can tell what ffmpeg reads.
 */
public final class Sniffer {
  /** How many first bytes are looked at; fewer only if the file is shorter. */
  public static final int BYTES = 4096;

  private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

  /** What may be a recording besides the types of audio and video; the first is all unknown. */
  private static final Set<String> RECORDINGS =
      Set.of(
          "application/octet-stream",
          "application/ogg",
          "application/mp4",
          "application/mxf",
          "application/vnd.rn-realmedia",
          "application/x-matroska");

  /** Listed as audio or video, but instructions or references rather than recordings. */
  private static final Set<String> NOT_RECORDINGS =
      Set.of("audio/midi", "audio/x-mpegurl", "audio/mpegurl", "video/vnd.mpegurl");

  private static final int TRANSPORT_PACKET = 188;

  /** So many packets in a row are no accident. */
  private static final int TRANSPORT_PACKETS = 5;

  /** How the packet that opens an MXF begins (SMPTE ST 377-1). */
  private static final byte[] MXF_PARTITION = {
    0x06, 0x0e, 0x2b, 0x34, 0x02, 0x05, 0x01, 0x01, 0x0d, 0x01, 0x02
  };

  private Sniffer() {}

  /** Whether a file that begins with these bytes may be audio or video. */
  public static boolean looksLikeMedia(byte[] firstBytes) {
    return firstBytes.length > 0
        && (mayBeRecording(detectedType(firstBytes))
            || isTransportStream(firstBytes)
            || contains(firstBytes, MXF_PARTITION));
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

  private static boolean mayBeRecording(String type) {
    return RECORDINGS.contains(type)
        || ((type.startsWith("audio/") || type.startsWith("video/"))
            && !NOT_RECORDINGS.contains(type));
  }

  /** A capture may begin within a packet, or with what another program has left before it. */
  private static boolean isTransportStream(byte[] bytes) {
    for (int offset = 0; offset < bytes.length; offset++) {
      // Plain packets, or with a time code of four bytes before each, or a checksum behind it.
      if (bytes[offset] == 0x47
          && (isSync(bytes, offset, TRANSPORT_PACKET)
              || isSync(bytes, offset, TRANSPORT_PACKET + 4)
              || isSync(bytes, offset, TRANSPORT_PACKET + 16))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSync(byte[] bytes, int first, int distance) {
    int last = first + (TRANSPORT_PACKETS - 1) * distance;
    if (last >= bytes.length) {
      return false;
    }
    for (int offset = first; offset <= last; offset += distance) {
      if (bytes[offset] != 0x47) {
        return false;
      }
    }
    return true;
  }

  /** An MXF may begin with a run-in of anything else. */
  private static boolean contains(byte[] bytes, byte[] key) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.contains(new String(key, StandardCharsets.ISO_8859_1));
  }
}
