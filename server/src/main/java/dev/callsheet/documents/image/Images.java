package dev.callsheet.documents.image;

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

/** The images of each organisation. */
@Singleton
public class Images {
  /** What the keys of their blobs begin with. */
  static final String FOLDER = "documents/images";

  private final ImageRepository images;
  private final Tombstones tombstones;
  private final NewBlobs newBlobs;
  private final List<InputUse> uses;
  private final Jobs jobs;
  private final Clock clock;

  Images(
      ImageRepository images,
      Tombstones tombstones,
      NewBlobs newBlobs,
      List<InputUse> uses,
      Jobs jobs,
      Clock clock) {
    this.images = images;
    this.tombstones = tombstones;
    this.newBlobs = newBlobs;
    this.uses = uses;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Gives an organisation an image.
   *
   * @param blobKey where {@link NewBlobs} put it
   */
  @Transactional
  StoredImage add(
      String organizationId,
      ReceivedFile received,
      String alt,
      ImageInspection.Readable read,
      String blobKey) {
    var image =
        new StoredImage(
            Ids.next("img"),
            organizationId,
            received.name(),
            alt,
            read.kind(),
            read.width(),
            read.height(),
            received.sizeBytes(),
            received.sha256(),
            blobKey,
            read.warnings(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    newBlobs.adopt(blobKey);
    images.save(image);
    return image;
  }

  /** A page of an organisation's images. */
  Page<StoredImage> list(String organizationId, int limit, @Nullable String cursor) {
    return Page.of(
        images.page(organizationId, Cursor.id(cursor), limit + 1), limit, StoredImage::id);
  }

  /** What an organisation has under an id. */
  public Lookup<StoredImage> find(String organizationId, String id) {
    return tombstones.lookUp(
        organizationId, id, images.findByIdAndOrganizationId(id, organizationId));
  }

  /** Those of an organisation's images that have one of the ids, newest first. */
  public List<StoredImage> find(String organizationId, Collection<String> ids) {
    return ids.isEmpty() ? List.of() : images.findAll(organizationId, ids.toArray(String[]::new));
  }

  /**
   * Keeps images from being deleted until the caller's transaction ends.
   *
   * @return whether all of them are there
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean hold(String organizationId, Collection<String> ids) {
    return images.hold(organizationId, ids.toArray(String[]::new)).containsAll(ids);
  }

  /** Deletes an image, unless something unfinished needs it. */
  @Transactional
  Deletion delete(String organizationId, String id) {
    Optional<StoredImage> locked = images.lock(id, organizationId);
    if (locked.isEmpty()) {
      return tombstones.isGone(organizationId, id) ? Deletion.GONE : Deletion.UNKNOWN;
    }
    if (uses.stream().anyMatch(use -> use.needs(id))) {
      return Deletion.NEEDED;
    }
    images.deleteById(id);
    tombstones.raise(organizationId, id);
    jobs.schedule(DeleteBlobs.NAME, id, new DeleteBlobs.Keys(List.of(locked.get().blobKey())));
    return Deletion.DELETED;
  }
}
