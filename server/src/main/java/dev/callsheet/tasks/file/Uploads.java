package dev.callsheet.tasks.file;

import dev.callsheet.id.Ids;
import dev.callsheet.secret.Sha256;
import dev.callsheet.secret.UrlSecret;
import dev.callsheet.storage.DiskSpace;
import dev.callsheet.storage.NewBlobs;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.StorageUnavailableException;
import dev.callsheet.storage.WorkFolder;
import dev.callsheet.tasks.ProjectScope;
import dev.callsheet.tasks.TasksPlans;
import dev.callsheet.tasks.TasksSettings;
import dev.callsheet.tasks.project.ProjectDeletedException;
import dev.callsheet.tasks.project.Projects;
import io.micronaut.context.BeanProvider;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files on their way in: each is announced, and then sent to a URL that is good once. */
@Singleton
public final class Uploads {
  private static final int BUFFER_BYTES = 128 * 1024;
  private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");

  private final FileRepository repository;
  private final Files files;
  private final Projects projects;
  private final NewBlobs newBlobs;
  private final Scratch scratch;
  private final DiskSpace space;
  private final TasksPlans plans;
  private final TasksSettings settings;
  private final TransactionOperations<Connection> transactions;
  private final BeanProvider<FileListener> listeners;
  private final Clock clock;

  Uploads(
      FileRepository repository,
      Files files,
      Projects projects,
      NewBlobs newBlobs,
      Scratch scratch,
      DiskSpace space,
      TasksPlans plans,
      TasksSettings settings,
      TransactionOperations<Connection> transactions,
      BeanProvider<FileListener> listeners,
      Clock clock) {
    this.repository = repository;
    this.files = files;
    this.projects = projects;
    this.newBlobs = newBlobs;
    this.scratch = scratch;
    this.space = space;
    this.plans = plans;
    this.settings = settings;
    this.transactions = transactions;
    this.listeners = listeners;
    this.clock = clock;
  }

  /** How an announcement ended. */
  public sealed interface Announcement {
    /**
     * The file is awaited.
     *
     * @param secret the end of its upload URL, known at this moment only
     */
    record Announced(MediaFile file, String secret, Instant expiresAt) implements Announcement {
      /** Leaves the secret out, for this may reach a log. */
      @Override
      public String toString() {
        return "Announced[file=" + file.id() + "]";
      }
    }

    /** The organisation may not have so large a file. */
    record TooLarge(long maxBytes) implements Announcement {}
  }

  /** How an upload ended. */
  public sealed interface Upload {
    /** The file is ready, and its URL used up. */
    record Stored(MediaFile file) implements Upload {}

    /** No file waits at this URL: it never did, its time is over, or another upload was first. */
    record Unknown() implements Upload {}

    /** There are more bytes than the organisation may have in a file. */
    record TooLarge(long maxBytes) implements Upload {}

    /** There are more or fewer bytes than were announced; the URL takes another upload. */
    record OtherSize(long announcedBytes) implements Upload {}

    /** There are no bytes; the URL takes another upload. */
    record Empty() implements Upload {}
  }

  /** What has arrived. */
  private record Received(long bytes, String sha256, String mediaType) {}

  /**
   * Announces a file.
   *
   * @param name 1 to 255 code points
   * @param sizeBytes how large it will be, if its sender knows
   * @param mediaType what its sender says that it is
   */
  public Announcement announce(
      ProjectScope project, String name, @Nullable Long sizeBytes, @Nullable String mediaType) {
    var maxBytes = plans.maxFileBytes(project.organizationId());
    if (sizeBytes != null && sizeBytes > maxBytes) {
      return new Announcement.TooLarge(maxBytes);
    }
    var secret = UrlSecret.next();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var expiresAt = now.plus(settings.uploadLifetime());
    var file =
        new StoredFile(
            Ids.next("fil"),
            project.projectId(),
            name,
            ServedType.of(mediaType, new byte[0], name),
            FileState.AWAITED,
            Sha256.hex(secret),
            expiresAt,
            sizeBytes,
            null,
            null,
            null,
            null,
            null,
            now);
    return transactions.executeWrite(
        status -> {
          projects.holdForCaller(project);
          repository.save(file);
          return new Announcement.Announced(new MediaFile(file, List.of()), secret, expiresAt);
        });
  }

  /**
   * Takes the bytes of a file. The URL is used up once they are stored: after a transfer that broke
   * off it takes another one, from the beginning.
   *
   * @param contentLength as the request has it, -1 if it does not
   * @throws UncheckedIOException when the body breaks off
   * @throws StorageUnavailableException when there is no room for the file, at once if its length
   *     is known
   */
  public Upload receive(String fileId, String secret, long contentLength, InputStream body) {
    var awaited = repository.awaited(fileId, Sha256.hex(secret), clock.instant());
    var owner = awaited.flatMap(found -> repository.organization(fileId));
    if (awaited.isEmpty() || owner.isEmpty()) {
      return new Upload.Unknown();
    }
    var file = awaited.get();
    var organizationId = owner.get();
    var announced = file.announcedBytes();
    var maxBytes = announced == null ? plans.maxFileBytes(organizationId) : announced;
    if (contentLength > maxBytes) {
      return tooLong(announced, maxBytes);
    }
    try (var folder = new WorkFolder(scratch)) {
      space.require(folder.path(), Math.max(contentLength, 0));
      var path = folder.file("upload");
      var received = write(file, body, path, maxBytes);
      if (received.bytes() > maxBytes) {
        return tooLong(announced, maxBytes);
      }
      if (received.bytes() == 0) {
        return new Upload.Empty();
      }
      if (announced != null && received.bytes() < announced) {
        return new Upload.OtherSize(announced);
      }
      return keep(new ProjectScope(organizationId, file.projectId()), file, received, path);
    } catch (IOException failure) {
      throw new StorageUnavailableException("An upload could not be written", failure);
    }
  }

  private static Upload tooLong(@Nullable Long announced, long maxBytes) {
    return announced == null ? new Upload.TooLarge(maxBytes) : new Upload.OtherSize(announced);
  }

  private Upload keep(ProjectScope project, StoredFile file, Received received, Path path) {
    var blob =
        new PreparedFile.Blob(
            partName(file.name()),
            received.mediaType(),
            received.bytes(),
            received.sha256(),
            newBlobs.put(Files.FOLDER, path));
    try {
      return transactions.executeWrite(
          status -> {
            projects.hold(project);
            if (repository.fill(file.id(), received.bytes(), received.mediaType()) == 0) {
              return new Upload.Unknown();
            }
            var parts = files.addParts(file.id(), List.of(blob));
            var stored = new MediaFile(repository.findById(file.id()).orElseThrow(), parts);
            listeners.stream().forEach(listener -> listener.uploaded(project, stored));
            return new Upload.Stored(stored);
          });
    } catch (ProjectDeletedException deleted) {
      return new Upload.Unknown();
    } finally {
      newBlobs.discard(blob.key());
    }
  }

  /** Its ending is all that a part takes from the name that its sender gives it. */
  static String partName(String name) {
    var ending = ENDING.matcher(name);
    return "content" + (ending.find() ? ending.group() : "");
  }

  /** Writes the body to a file, up to one byte more than it may have. */
  private Received write(StoredFile file, InputStream body, Path path, long maxBytes)
      throws IOException {
    var digest = sha256();
    var buffer = new byte[BUFFER_BYTES];
    var head = new byte[0];
    var total = 0L;
    try (var output = space.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int count; total <= maxBytes && (count = read(body, buffer)) > 0; ) {
        if (total == 0) {
          head = Arrays.copyOf(buffer, Math.min(count, ServedType.HEAD));
        }
        total += count;
        digest.update(buffer, 0, count);
        output.write(buffer, 0, count);
      }
    }
    return new Received(
        total,
        HexFormat.of().formatHex(digest.digest()),
        ServedType.of(file.mediaType(), head, file.name()));
  }

  /** A failure to read is the sender's, and no failure of the storage. */
  private static int read(InputStream body, byte[] buffer) {
    try {
      return body.readNBytes(buffer, 0, buffer.length);
    } catch (IOException broken) {
      throw new UncheckedIOException(new IOException("The body broke off", broken));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException exception) {
      throw new IllegalStateException(exception); // every Java platform has it
    }
  }
}
