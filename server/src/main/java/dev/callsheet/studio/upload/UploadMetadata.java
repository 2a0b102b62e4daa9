package dev.callsheet.studio.upload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the header {@code Upload-Metadata} of the tus protocol. */
final class UploadMetadata {
  private static final Pattern PAIR = Pattern.compile(" *([!-+\\--~]+)(?: +([^ ]*))? *");

  private UploadMetadata() {}

  /** The texts by their keys; empty where a pair is malformed or a key stands there twice. */
  static Optional<Map<String, String>> parse(String header) {
    var texts = new HashMap<String, String>();
    for (var pair : header.split(",", -1)) {
      var parts = PAIR.matcher(pair);
      if (!parts.matches()) {
        return Optional.empty();
      }
      var text = text(parts.group(2) == null ? "" : parts.group(2));
      if (text.isEmpty() || texts.put(parts.group(1), text.get()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(texts);
  }

  private static Optional<String> text(String base64) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (IllegalArgumentException | CharacterCodingException malformed) {
      return Optional.empty();
    }
  }
}
