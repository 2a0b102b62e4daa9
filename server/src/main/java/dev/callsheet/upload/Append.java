package dev.callsheet.upload;

import dev.callsheet.storage.Reservation;
import dev.callsheet.storage.StorageFullException;
import dev.callsheet.upload.AppendOutcome.ChecksumMismatch;
import dev.callsheet.upload.AppendOutcome.Interrupted;
import dev.callsheet.upload.AppendOutcome.NotFound;
import dev.callsheet.upload.AppendOutcome.PastEnd;
import dev.callsheet.upload.AppendOutcome.Refused;
import dev.callsheet.upload.AppendOutcome.StorageFull;
import dev.callsheet.upload.AppendOutcome.StorageUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The reception of one body into the spool, by the upload's only writer. */
final class Append {
  private static final int BUFFER_BYTES = 128 * 1024;

  /** What an append does to the upload's row. */
  interface Record {
    /** Moves the durable offset; false when the row is no longer as this writer left it. */
    boolean advance(long before, long after);

    /** Asks the filters. */
    boolean accepts(byte[] head);

    /** Marks the upload as turned away. */
    void refuse();
  }

  private final Upload upload;
  private final Writer writer;
  private final Spool spool;
  private final FileChannel channel;
  private final Record row;
  private final @Nullable Checksum checksum;
  private final @Nullable MessageDigest digest;
  private final long checkpointBytes;
  private final int headBytes;
  private boolean headSeen;
  private long durable;
  private long position;

  Append(
      Upload upload,
      Writer writer,
      Spool spool,
      FileChannel channel,
      Record row,
      @Nullable Checksum checksum,
      long checkpointBytes) {
    this.upload = upload;
    this.writer = writer;
    this.spool = spool;
    this.channel = channel;
    this.row = row;
    this.checksum = checksum;
    this.digest = checksum == null ? null : checksum.newDigest();
    this.checkpointBytes = checkpointBytes;
    this.headBytes = (int) Math.min(ContentFilter.HEAD_BYTES, upload.length());
    this.durable = upload.offset();
    this.position = upload.offset();
    this.headSeen = position >= headBytes;
  }

  /**
   * Receives the body to its end.
   *
   * @param contentLength of the body, or null when only its end will tell
   * @return null when every byte is durable and counted
   */
  @Nullable AppendOutcome receive(InputStream body, @Nullable Long contentLength) {
    try (var space = spool.reserve()) {
      return spool.full() ? new StorageFull(durable) : copy(body, contentLength, space);
    } catch (IOException failure) {
      return failed(failure);
    }
  }

  private @Nullable AppendOutcome copy(
      InputStream body, @Nullable Long contentLength, Reservation space) throws IOException {
    long end = contentLength == null ? Long.MAX_VALUE : upload.offset() + contentLength;
    var buffer = new byte[BUFFER_BYTES];
    while (position < end) {
      int count;
      try {
        count = writer.read(body, buffer, (int) Math.min(buffer.length, end - position));
      } catch (IOException | RuntimeException broken) {
        return interrupted(broken);
      }
      if (count < 0) {
        break;
      }
      if (count > upload.length() - position) {
        return takeBack(new PastEnd(upload.length() - upload.offset()));
      }
      if (!space.take(count)) {
        return full();
      }
      Spool.write(channel, buffer, count, position);
      position += count;
      var stop = stored(buffer, count);
      if (stop != null) {
        return stop;
      }
    }
    if (checksum != null && digest != null && !checksum.matches(digest)) {
      return takeBack(new ChecksumMismatch());
    }
    return commit();
  }

  /** Looks at the head and counts what has come so far, unless a checksum has to vouch for it. */
  private @Nullable AppendOutcome stored(byte[] buffer, int count) throws IOException {
    if (digest != null) {
      digest.update(buffer, 0, count);
      return null;
    }
    if (turnedAway()) {
      return refuse();
    }
    if (position - durable < checkpointBytes) {
      return null;
    }
    return commit();
  }

  /** Makes the bytes durable first and counts them then, so that the offset never promises more. */
  private @Nullable AppendOutcome commit() throws IOException {
    if (turnedAway()) {
      return refuse();
    }
    if (position == durable) {
      return null;
    }
    channel.force(false);
    if (!row.advance(durable, position)) {
      return new NotFound();
    }
    durable = position;
    return null;
  }

  private AppendOutcome interrupted(Exception broken) throws IOException {
    if (digest != null || writer.awaited(durable)) {
      channel.truncate(durable);
      return new Interrupted(durable, broken);
    }
    var stop = commit();
    return stop == null ? new Interrupted(durable, broken) : stop;
  }

  /** What has come so far counts, unless a checksum would have had to vouch for it. */
  private AppendOutcome full() throws IOException {
    if (digest != null) {
      return takeBack(new StorageFull(durable));
    }
    var stop = commit();
    return stop == null ? new StorageFull(durable) : stop;
  }

  private AppendOutcome takeBack(AppendOutcome outcome) throws IOException {
    if (durable > upload.offset() && !row.advance(durable, upload.offset())) {
      return new NotFound();
    }
    durable = upload.offset();
    channel.truncate(durable);
    return outcome;
  }

  private boolean turnedAway() throws IOException {
    if (headSeen || position < headBytes) {
      return false;
    }
    headSeen = true;
    return !row.accepts(Spool.head(channel, headBytes));
  }

  private AppendOutcome refuse() {
    row.refuse();
    return new Refused();
  }

  /** The bytes past the durable offset are cut off by the next append, if not already here. */
  private AppendOutcome failed(IOException failure) {
    try {
      channel.truncate(durable);
      if (spool.full()) {
        return new StorageFull(durable);
      }
    } catch (IOException second) {
      failure.addSuppressed(second);
    }
    return StorageFullException.isMeantBy(failure)
        ? new StorageFull(durable)
        : new StorageUnavailable(durable, failure);
  }
}
