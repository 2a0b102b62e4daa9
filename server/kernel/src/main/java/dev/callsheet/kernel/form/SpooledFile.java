package dev.callsheet.kernel.form;

import dev.callsheet.kernel.contract.FilePart;
import dev.callsheet.kernel.error.FrameworkError.TooLarge;
import dev.callsheet.kernel.error.FrameworkErrorException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of a form in a temporary file without a name, which no end of the server leaves behind.
 */
record SpooledFile(
    @Nullable String filename, @Nullable String mediaType, long size, FileChannel channel)
    implements FilePart, AutoCloseable {
  private static final int BUFFER = 65_536;

  /**
   * Writes a part to a temporary file while it arrives.
   *
   * @param spool where to write
   * @throws FrameworkErrorException when it has more than {@code maxBytes}
   */
  static SpooledFile of(
      FormSpool spool,
      @Nullable String filename,
      @Nullable String mediaType,
      InputStream content,
      long maxBytes)
      throws IOException {
    var file = spool.newFile();
    try (var output = spool.open(file)) {
      // Where the system allows it, the name is gone as soon as the file is open.
      var channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
      try {
        var size = copy(content, output, maxBytes);
        output.close();
        return new SpooledFile(filename, mediaType, size, channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }
  }

  private static long copy(InputStream content, OutputStream output, long maxBytes)
      throws IOException {
    var buffer = new byte[BUFFER];
    var size = 0L;
    for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      size += read;
      if (size > maxBytes) {
        throw new FrameworkErrorException(new TooLarge(maxBytes, size, false));
      }
      output.write(buffer, 0, read);
    }
    return size;
  }

  @Override
  public InputStream open() {
    return new Reader(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Reads from a position of its own. */
  private static final class Reader extends InputStream {
    private final FileChannel channel;
    private long position;

    Reader(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, target.length);
      var read = channel.read(ByteBuffer.wrap(target, offset, length), position);
      position += Math.max(read, 0);
      return read;
    }

    @Override
    public int available() throws IOException {
      return (int) Math.clamp(channel.size() - position, 0, Integer.MAX_VALUE);
    }
  }
}
