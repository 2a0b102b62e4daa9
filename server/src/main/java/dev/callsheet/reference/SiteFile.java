package dev.callsheet.reference;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of the site as it is sent. */
final class SiteFile {
  private final byte[] content;
  private final String mediaType;
  private final String entityTag;

  /** The file of this name with these bytes. */
  SiteFile(String name, byte[] content) {
    this.content = content;
    this.mediaType = mediaType(name.substring(name.lastIndexOf('.') + 1));
    this.entityTag = "\"" + HexFormat.of().formatHex(digest(content), 0, 16) + "\"";
  }

  byte[] content() {
    return content;
  }

  String mediaType() {
    return mediaType;
  }

  /** Strong, with its quotation marks. */
  String entityTag() {
    return entityTag;
  }

  private static String mediaType(String extension) {
    return switch (extension) {
      case "html" -> "text/html;charset=" + StandardCharsets.UTF_8;
      case "css" -> "text/css;charset=" + StandardCharsets.UTF_8;
      case "js" -> "text/javascript;charset=" + StandardCharsets.UTF_8;
      case "svg" -> "image/svg+xml";
      default -> "text/plain;charset=" + StandardCharsets.UTF_8;
    };
  }

  private static byte[] digest(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
