package dev.callsheet.contract.registry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Recordings of a moment of noise, none like another. */
public final class Sounds {
  private static final int RATE = 8000;
  private static final int SAMPLES = 800;
  private static final int HEADER = 44;
  private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

  private Sounds() {}

  /** Returns a WAV file of a tenth of a second. */
  public static byte[] another() {
    return wav(SAMPLES);
  }

  /** Returns a WAV file of so many bytes, which must be even and more than its head has. */
  public static byte[] ofBytes(int bytes) {
    return wav((bytes - HEADER) / 2);
  }

  private static byte[] wav(int samples) {
    var data = samples * 2;
    var file = ByteBuffer.allocate(HEADER + data).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(HEADER - 8 + data).put(ascii("WAVE"));
    file.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    file.putInt(RATE).putInt(RATE * 2).putShort((short) 2).putShort((short) 16);
    file.put(ascii("data")).putInt(data);
    var random = new Random(NEXT.incrementAndGet());
    while (file.hasRemaining()) {
      file.putShort((short) random.nextInt());
    }
    return file.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
