package dev.callsheet.registry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Short recordings: a tone as WAV, 16 bit, mono, 8 kHz. */
public final class Wave {
  private static final int RATE = 8_000;
  private static final int HEADER_BYTES = 44;

  private Wave() {}

  /** A second of a tone; another tone is another recording. */
  public static byte[] of(int hertz) {
    return of(hertz, 1_000);
  }

  public static byte[] of(int hertz, int millis) {
    var samples = RATE * millis / 1000;
    var bytes = ByteBuffer.allocate(HEADER_BYTES + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + 2 * samples).put(ascii("WAVEfmt "));
    bytes.putInt(16).putShort((short) 1).putShort((short) 1);
    bytes.putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
    bytes.put(ascii("data")).putInt(2 * samples);
    for (var sample = 0; sample < samples; sample++) {
      bytes.putShort((short) (16_000 * Math.sin(2 * Math.PI * hertz * sample / RATE)));
    }
    return bytes.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
