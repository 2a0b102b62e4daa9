package dev.callsheet.documents.file;

import dev.callsheet.documents.InputUse;
import dev.callsheet.documents.tombstone.Deletion;
import dev.callsheet.documents.tombstone.Lookup;
import dev.callsheet.documents.tombstone.Tombstones;
import dev.callsheet.documents.upload.ReceivedFile;
import dev.callsheet.id.Ids;
import dev.callsheet.job.Jobs;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.storage.DeleteBlobs;
import dev.callsheet.storage.NewBlobs;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of each organisation. */
@Singleton
public class Files {
  /** What the keys of their blobs begin with. */
  static final String FOLDER = "documents/files";

  /** How many characters of descriptions a page has, if it has more than one file. */
  private static final int PAGE_CHARACTERS = 4 << 20;

  private final FileRepository files;
  private final Tombstones tombstones;
  private final NewBlobs newBlobs;
  private final List<InputUse> uses;
  private final Jobs jobs;
  private final Clock clock;

  Files(
      FileRepository files,
      Tombstones tombstones,
      NewBlobs newBlobs,
      List<InputUse> uses,
      Jobs jobs,
      Clock clock) {
    this.files = files;
    this.tombstones = tombstones;
    this.newBlobs = newBlobs;
    this.uses = uses;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Gives an organisation a file.
   *
   * @param blobKey where {@link NewBlobs} put it
   */
  @Transactional
  StoredFile add(
      String organizationId, ReceivedFile received, FileInspection.Readable read, String blobKey) {
    var file =
        new StoredFile(
            Ids.next("fil"),
            organizationId,
            received.name(),
            read.kind(),
            received.sizeBytes(),
            received.sha256(),
            blobKey,
            read.description(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    newBlobs.adopt(blobKey);
    files.save(file);
    return file;
  }

  /** A page of an organisation's files; it is shorter than asked for if they have much in them. */
  Page<StoredFile> list(String organizationId, int limit, @Nullable String cursor) {
    var extents = files.extents(organizationId, Cursor.id(cursor), limit + 1);
    var told = 0;
    var characters = 0L;
    for (var extent : extents.subList(0, Math.min(limit, extents.size()))) {
      characters += extent.descriptionLength();
      if (told > 0 && characters > PAGE_CHARACTERS) {
        break;
      }
      told++;
    }
    var ids = extents.subList(0, told).stream().map(FileExtent::id).toList();
    return new Page<>(
        find(organizationId, ids), told < extents.size() ? Cursor.after(ids.getLast()) : null);
  }

  /** What an organisation has under an id. */
  public Lookup<StoredFile> find(String organizationId, String id) {
    return tombstones.lookUp(
        organizationId, id, files.findByIdAndOrganizationId(id, organizationId));
  }

  /** Those of an organisation's files that have one of the ids, newest first. */
  public List<StoredFile> find(String organizationId, Collection<String> ids) {
    return ids.isEmpty() ? List.of() : files.findAll(organizationId, ids.toArray(String[]::new));
  }

  /**
   * Keeps files from being deleted until the caller's transaction ends.
   *
   * @return whether all of them are there
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean hold(String organizationId, Collection<String> ids) {
    return files.hold(organizationId, ids.toArray(String[]::new)).containsAll(ids);
  }

  /** Deletes a file, unless something unfinished needs it. */
  @Transactional
  Deletion delete(String organizationId, String id) {
    Optional<StoredFile> locked = files.lock(id, organizationId);
    if (locked.isEmpty()) {
      return tombstones.isGone(organizationId, id) ? Deletion.GONE : Deletion.UNKNOWN;
    }
    if (uses.stream().anyMatch(use -> use.needs(id))) {
      return Deletion.NEEDED;
    }
    files.deleteById(id);
    tombstones.raise(organizationId, id);
    jobs.schedule(DeleteBlobs.NAME, id, new DeleteBlobs.Keys(List.of(locked.get().blobKey())));
    return Deletion.DELETED;
  }
}
