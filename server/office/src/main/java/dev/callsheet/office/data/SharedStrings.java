package dev.callsheet.office.data;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a workbook that its cells share. Many of them stand in a file that the system drops
 * when they are closed, not on the heap.
 */
final class SharedStrings implements Closeable {
  private static final int ON_HEAP = 4 << 20;

  private ByteArrayOutputStream latest = new ByteArrayOutputStream();
  private long[] ends = new long[64];
  private int count;
  private long written;
  private @Nullable FileChannel channel;
  private @Nullable Arena arena;
  private MemorySegment texts = MemorySegment.ofArray(new byte[0]);

  /** Takes the next text. */
  void add(String text) throws IOException {
    latest.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count++] = written + latest.size();
    if (latest.size() > ON_HEAP) {
      flush();
    }
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** Ends the taking of texts and begins the giving. */
  void complete() throws IOException {
    if (channel == null) {
      texts = MemorySegment.ofArray(latest.toByteArray());
      latest = new ByteArrayOutputStream();
      return;
    }
    flush();
    latest = new ByteArrayOutputStream();
    arena = Arena.ofShared();
    texts = channel.map(FileChannel.MapMode.READ_ONLY, 0, written, arena);
  }

  private void flush() throws IOException {
    if (channel == null) {
      var file = Files.createTempFile("callsheet-texts", null);
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    var bytes = ByteBuffer.wrap(latest.toByteArray());
    written += bytes.remaining();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    latest.reset();
  }

  /** The text of that index from 0, or null where there is none. */
  @Nullable String text(int index) {
    if (index < 0 || index >= count) {
      return null;
    }
    long start = index == 0 ? 0 : ends[index - 1];
    var bytes = texts.asSlice(start, ends[index] - start).toArray(ValueLayout.JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    if (arena != null) {
      arena.close();
      arena = null;
    }
    if (channel != null) {
      channel.close();
      channel = null;
    }
    count = 0;
  }
}
