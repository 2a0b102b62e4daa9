package dev.callsheet.upload;

import dev.callsheet.storage.BlobNotFoundException;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.DiskSpace;
import dev.callsheet.storage.StorageFullException;
import dev.callsheet.storage.StorageUnavailableException;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The resumable uploads.
 *
 * <p><b>Truth.</b> The offset in the database is the only one. It moves after the bytes were forced
 * to disk: every few megabytes and at the end of each append, a broken one included. What the file
 * holds beyond it, after a kill, is cut off by the next append. An append with a checksum moves the
 * offset once, after the bytes proved right.
 *
 * <p><b>One writer.</b> Appends to one upload exclude each other, across nodes as well (see {@link
 * Writers}); the offset is moved by compare-and-set besides. Reading the offset, or appending, ends
 * a writer of the same node whose connection went silent.
 *
 * <p><b>End.</b> The complete file is moved into the blob store, then one transaction marks the
 * upload and tells the {@link UploadListener}s. Killed in between, the next request for the upload
 * or {@link #removeExpired()} finishes the work.
 *
 * <p><b>Expiry.</b> An upload lives for a configured time after its last stored byte.
 */
@Singleton
public final class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  private final UploadSettings settings;
  private final UploadRepository repository;
  private final TransactionOperations<Connection> transactions;
  private final BlobStore blobs;
  private final BeanProvider<UploadListener> listeners;
  private final BeanProvider<ContentFilter> filters;
  private final Clock clock;
  private final Spool spool;
  private final Writers writers;

  Uploads(
      @Value("${callsheet.home:.callsheet}") String home,
      UploadSettings settings,
      UploadRepository repository,
      TransactionOperations<Connection> transactions,
      BlobStore blobs,
      DiskSpace space,
      BeanProvider<UploadListener> listeners,
      BeanProvider<ContentFilter> filters,
      Clock clock) {
    this.settings = settings;
    this.repository = repository;
    this.transactions = transactions;
    this.blobs = blobs;
    this.listeners = listeners;
    this.filters = filters;
    this.clock = clock;
    var directory = settings.directory();
    this.spool =
        new Spool(directory == null ? Path.of(home, "uploads") : Path.of(directory), space);
    this.writers = new Writers(spool, settings.stall(), settings.patience());
  }

  /** The most bytes that one upload should have, where nothing else is said of its owner. */
  public long maxBytes() {
    return settings.maxBytes();
  }

  /**
   * Announces an upload, within the caller's transaction if there is one. How long it may be is for
   * the caller to say.
   *
   * @param uploadId new, of letters, digits, {@code _} and {@code -}, at most 100
   * @param purpose what listeners and filters know their uploads by
   * @param blobKey new; where the content will be
   * @param length of the content in bytes, at least 1
   * @param metadata to be kept beside the upload as it is, or null
   */
  public Upload create(
      String uploadId,
      String organizationId,
      String purpose,
      String blobKey,
      long length,
      @Nullable String metadata) {
    if (!Spool.isId(uploadId) || length < 1) {
      throw new IllegalArgumentException("No upload " + uploadId + " of " + length + " bytes");
    }
    var now = now();
    var expiresAt = expiry(now);
    repository.add(uploadId, organizationId, purpose, blobKey, length, metadata, now, expiresAt);
    return new Upload(
        uploadId,
        organizationId,
        purpose,
        blobKey,
        length,
        0,
        metadata,
        UploadState.RECEIVING,
        now,
        expiresAt);
  }

  /** The upload as recorded, whatever its state; waits for nobody. */
  public Optional<Upload> find(String uploadId) {
    return repository.find(uploadId);
  }

  /**
   * The durable offset. A writer that went silent is ended first, so that an append at this offset
   * does not meet it.
   */
  public OffsetOutcome offset(String uploadId) {
    writers.settle(uploadId);
    var found = repository.find(uploadId);
    if (found.isEmpty()) {
      return new OffsetOutcome.NotFound();
    }
    var upload = found.get();
    return switch (upload.state()) {
      case COMPLETED -> new OffsetOutcome.Known(upload);
      case REFUSED -> new OffsetOutcome.Refused();
      case RECEIVING -> {
        if (upload.full()) {
          finishInterrupted(upload);
          yield new OffsetOutcome.Known(repository.find(uploadId).orElse(upload));
        }
        yield expired(upload) ? new OffsetOutcome.Expired() : new OffsetOutcome.Known(upload);
      }
    };
  }

  /**
   * Appends the body at the offset, which must be the durable one. Blocks while the body comes, in
   * memory of a fixed small size.
   *
   * @param contentLength of the body, or null when unknown
   * @param checksum that the body must have in order to count, or null
   * @throws RuntimeException of a listener or of the database; durable bytes stay so
   */
  public AppendOutcome append(
      String uploadId,
      long offset,
      InputStream body,
      @Nullable Long contentLength,
      @Nullable Checksum checksum) {
    if (repository.find(uploadId).isEmpty()) {
      return new AppendOutcome.NotFound();
    }
    try {
      var claimed = writers.claimForAppend(uploadId, offset);
      if (claimed.isEmpty()) {
        return new AppendOutcome.Busy();
      }
      try (var writer = claimed.get()) {
        return appendAlone(writer, uploadId, offset, body, contentLength, checksum);
      }
    } catch (IOException failure) {
      return unavailable(offset, failure);
    }
  }

  private AppendOutcome appendAlone(
      Writer writer,
      String uploadId,
      long offset,
      InputStream body,
      @Nullable Long contentLength,
      @Nullable Checksum checksum)
      throws IOException {
    var found = repository.find(uploadId);
    if (found.isEmpty()) {
      return new AppendOutcome.NotFound();
    }
    var upload = found.get();
    if (upload.state() == UploadState.REFUSED) {
      return new AppendOutcome.Refused();
    }
    if (!upload.full() && expired(upload)) {
      return new AppendOutcome.Expired();
    }
    if (upload.offset() != offset) {
      return new AppendOutcome.OffsetMismatch(upload.offset());
    }
    long room = upload.length() - offset;
    if (contentLength != null && contentLength > room) {
      return new AppendOutcome.PastEnd(room);
    }
    if (upload.full()) {
      var beyond = beyondEnd(body, offset);
      if (beyond != null) {
        return beyond;
      }
      return upload.state() == UploadState.COMPLETED
          ? new AppendOutcome.Appended(upload)
          : finish(upload);
    }
    try (var channel = spool.open(uploadId)) {
      if (channel.size() < offset) {
        return startOver(upload, channel.size());
      }
      channel.truncate(offset);
      var stopped = receive(writer, upload, channel, body, contentLength, checksum);
      if (stopped instanceof AppendOutcome.Refused) {
        spool.delete(uploadId);
      }
      if (stopped != null) {
        return stopped;
      }
    }
    return repository
        .find(uploadId)
        .map(now -> now.full() ? finish(now) : new AppendOutcome.Appended(now))
        .orElseGet(AppendOutcome.NotFound::new);
  }

  /** Reads on to the end of a body that must be empty, for its end may still be on its way. */
  private static @Nullable AppendOutcome beyondEnd(InputStream body, long offset) {
    try {
      return body.read() < 0 ? null : new AppendOutcome.PastEnd(0);
    } catch (IOException brokenOff) {
      return new AppendOutcome.Interrupted(offset, brokenOff);
    }
  }

  private @Nullable AppendOutcome receive(
      Writer writer,
      Upload upload,
      FileChannel channel,
      InputStream body,
      @Nullable Long contentLength,
      @Nullable Checksum checksum) {
    var row =
        new Append.Record() {
          @Override
          public boolean advance(long before, long after) {
            return repository.advance(upload.id(), before, after, expiry(now())) == 1;
          }

          @Override
          public boolean accepts(byte[] head) {
            return filters.stream().allMatch(filter -> filter.accepts(upload, head));
          }

          @Override
          public void refuse() {
            settle(
                repository.find(upload.id()).orElse(upload),
                () -> repository.refuse(upload.id(), expiry(now())),
                listener -> listener.refused(upload));
          }
        };
    return new Append(upload, writer, spool, channel, row, checksum, settings.checkpointBytes())
        .receive(body, contentLength);
  }

  /** Only a spool that another program cut, or that the nodes do not share, comes to this. */
  private AppendOutcome startOver(Upload upload, long size) {
    LOG.error("Upload {} has {} of its {} stored bytes", upload.id(), size, upload.offset());
    return repository.advance(upload.id(), upload.offset(), size, expiry(now())) == 1
        ? new AppendOutcome.OffsetMismatch(size)
        : new AppendOutcome.NotFound();
  }

  /** Makes the blob of a full upload; its writer calls. */
  private AppendOutcome finish(Upload upload) {
    try {
      blobs.move(spool.file(upload.id()), upload.blobKey());
    } catch (BlobNotFoundException lost) {
      return startOver(upload, 0);
    } catch (StorageFullException full) {
      return new AppendOutcome.StorageFull(upload.offset());
    } catch (StorageUnavailableException failure) {
      return new AppendOutcome.StorageUnavailable(upload.offset(), failure);
    }
    var expiresAt = expiry(now());
    var completed =
        new Upload(
            upload.id(),
            upload.organizationId(),
            upload.purpose(),
            upload.blobKey(),
            upload.length(),
            upload.offset(),
            upload.metadata(),
            UploadState.COMPLETED,
            upload.createdAt(),
            expiresAt);
    return settle(
            upload,
            () -> repository.complete(upload.id(), expiresAt),
            listener -> listener.completed(completed))
        ? new AppendOutcome.Appended(completed)
        : new AppendOutcome.NotFound();
  }

  private boolean finishInterrupted(Upload upload) {
    try {
      var claimed = writers.claimIdle(upload.id());
      if (claimed.isEmpty()) {
        return false;
      }
      try (var writer = claimed.get()) {
        var now = repository.find(upload.id());
        return now.isPresent()
            && now.get().state() == UploadState.RECEIVING
            && now.get().full()
            && finish(now.get()) instanceof AppendOutcome.Appended;
      }
    } catch (IOException failure) {
      LOG.warn("Upload {} cannot be finished now", upload.id(), failure);
      return false;
    }
  }

  /** Withdraws an upload under way and drops its bytes; a writer on this node is ended. */
  public TerminateOutcome terminate(String uploadId) {
    if (repository.find(uploadId).isEmpty()) {
      return new TerminateOutcome.NotFound();
    }
    try {
      var claimed = writers.claimForcibly(uploadId);
      if (claimed.isEmpty()) {
        return new TerminateOutcome.Busy();
      }
      try (var writer = claimed.get()) {
        var found = repository.find(uploadId);
        if (found.isEmpty()) {
          return new TerminateOutcome.NotFound();
        }
        if (found.get().state() == UploadState.COMPLETED) {
          return new TerminateOutcome.AlreadyCompleted();
        }
        drop(found.get(), listener -> listener.terminated(found.get()));
        return new TerminateOutcome.Terminated();
      }
    } catch (IOException failure) {
      throw new StorageUnavailableException("Upload " + uploadId + " stays", failure);
    }
  }

  /**
   * Drops what has expired, forgets what ended long ago, and finishes what a killed process left
   * between the last byte and the blob. To be called every few minutes by any node.
   *
   * @return how many uploads it dropped or finished
   */
  public int removeExpired() {
    var now = now();
    int count = 0;
    for (var upload : repository.due(now)) {
      try {
        if (upload.full() ? finishInterrupted(upload) : expire(upload)) {
          count++;
        }
      } catch (IOException | RuntimeException failure) {
        LOG.warn("Upload {} cannot be cleaned up now", upload.id(), failure);
      }
    }
    return count + repository.removeSettled(now);
  }

  private boolean expire(Upload listed) throws IOException {
    var claimed = writers.claimIdle(listed.id());
    if (claimed.isEmpty()) {
      return false;
    }
    try (var writer = claimed.get()) {
      var found = repository.find(listed.id());
      if (found.isEmpty()
          || found.get().state() != UploadState.RECEIVING
          || found.get().full()
          || !expired(found.get())) {
        return false;
      }
      drop(found.get(), listener -> listener.expired(found.get()));
      return true;
    }
  }

  /**
   * The file goes first: a row without it can still be dropped, a file without a row would stay.
   */
  private void drop(Upload upload, Consumer<UploadListener> told) throws IOException {
    spool.delete(upload.id());
    settle(upload, () -> repository.remove(upload.id()), told);
  }

  /** Changes the row and tells the listeners in one transaction; false when the row was gone. */
  private boolean settle(Upload upload, Change change, Consumer<UploadListener> told) {
    return transactions.executeWrite(
        status -> {
          if (change.rows() == 0) {
            return false;
          }
          LOG.debug("Upload {} leaves the state {}", upload.id(), upload.state());
          listeners.stream().forEach(told);
          return true;
        });
  }

  private interface Change {
    int rows();
  }

  private boolean expired(Upload upload) {
    return !upload.expiresAt().isAfter(clock.instant());
  }

  private Instant expiry(Instant now) {
    return now.plus(settings.lifetime());
  }

  /** As fine as the database keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static AppendOutcome unavailable(long offset, IOException failure) {
    return StorageFullException.isMeantBy(failure)
        ? new AppendOutcome.StorageFull(offset)
        : new AppendOutcome.StorageUnavailable(offset, failure);
  }
}
