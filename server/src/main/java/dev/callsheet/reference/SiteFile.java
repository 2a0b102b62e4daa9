package dev.callsheet.reference;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of the site as it is sent. */
final class SiteFile {
  /**
   * Shows media that the browser holds: what was chosen, and what a stream is put together from.
   */
  private static final String PLAYER = "/try.html";

  private final byte[] content;
  private final String mediaType;
  private final boolean player;
  private final String entityTag;

  /** The file of this name with these bytes. */
  SiteFile(String name, byte[] content) {
    this.content = content;
    this.mediaType = mediaType(name.substring(name.lastIndexOf('.') + 1));
    this.player = name.equals(PLAYER);
    this.entityTag = "\"" + HexFormat.of().formatHex(digest(content), 0, 16) + "\"";
  }

  byte[] content() {
    return content;
  }

  String mediaType() {
    return mediaType;
  }

  /** Whether it is a page that shows media which have no URL of this server. */
  boolean isPlayer() {
    return player;
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
