package dev.callsheet.transparency.note;

import dev.callsheet.transparency.encoding.Utf8;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** What a {@code cosignature/v1} line holds: the time, then the signature over it and the text. */
final class Cosignature {

  private final long epochSecond;
  private final byte[] value;

  Cosignature(long epochSecond, byte[] value) {
    this.epochSecond = epochSecond;
    this.value = value.clone();
  }

  static byte[] message(long epochSecond, String text) {
    return Utf8.encode("cosignature/v1\ntime " + epochSecond + "\n" + text);
  }

  static Optional<Cosignature> read(NoteSignature signature) {
    ByteBuffer bytes = ByteBuffer.wrap(signature.value());
    if (bytes.remaining() != Long.BYTES + Ed25519.SIGNATURE_BYTES) {
      return Optional.empty();
    }
    long epochSecond = bytes.getLong();
    if (epochSecond < 0 || epochSecond > Instant.MAX.getEpochSecond()) {
      return Optional.empty();
    }
    byte[] value = new byte[Ed25519.SIGNATURE_BYTES];
    bytes.get(value);
    return Optional.of(new Cosignature(epochSecond, value));
  }

  long epochSecond() {
    return epochSecond;
  }

  byte[] value() {
    return value.clone();
  }

  byte[] message(String text) {
    return message(epochSecond, text);
  }

  byte[] bytes() {
    return ByteBuffer.allocate(Long.BYTES + value.length).putLong(epochSecond).put(value).array();
  }
}
