package dev.callsheet.tasks.file;

import dev.callsheet.id.Ids;
import dev.callsheet.job.Jobs;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.secret.Sha256;
import dev.callsheet.storage.DeleteBlobs;
import dev.callsheet.storage.NewBlobs;
import dev.callsheet.storage.StorageUnavailableException;
import dev.callsheet.tasks.ProjectScope;
import dev.callsheet.tasks.project.Projects;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The files of each project: what was uploaded, and what tasks made. */
@Singleton
public class Files {
  /** What the keys of their blobs begin with. */
  static final String FOLDER = "tasks/files";

  private final FileRepository files;
  private final FilePartRepository parts;
  private final Projects projects;
  private final NewBlobs newBlobs;
  private final Jobs jobs;
  private final Clock clock;

  Files(
      FileRepository files,
      FilePartRepository parts,
      Projects projects,
      NewBlobs newBlobs,
      Jobs jobs,
      Clock clock) {
    this.files = files;
    this.parts = parts;
    this.projects = projects;
    this.newBlobs = newBlobs;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Returns a page of a project's files, newest first. */
  Page<MediaFile> list(ProjectScope project, int limit, @Nullable String cursor) {
    var page =
        Page.of(
            files.list(project.projectId(), Cursor.id(cursor), limit + 1), limit, StoredFile::id);
    return new Page<>(withParts(page.items()), page.nextCursor());
  }

  /** Returns a file of a project, be it ready or awaited. */
  public Optional<MediaFile> find(ProjectScope project, String id) {
    return files
        .findByIdAndProjectId(id, project.projectId())
        .map(file -> withParts(List.of(file)).getFirst());
  }

  /** Returns those of a project's files that have one of the ids, in the order of the ids. */
  public List<MediaFile> find(ProjectScope project, Collection<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var found =
        withParts(files.findAll(project.projectId(), ids.toArray(String[]::new))).stream()
            .collect(Collectors.toMap(MediaFile::id, Function.identity()));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  /**
   * Puts what a task made into the store, outside of any transaction. Then it is to be {@linkplain
   * #add added}, and {@linkplain #discard discarded} in any case.
   *
   * @throws StorageUnavailableException when the store cannot take it
   */
  public PreparedFile prepare(NewFile file) {
    var blobs = new ArrayList<PreparedFile.Blob>();
    try {
      for (var part : file.parts()) {
        blobs.add(blob(part));
      }
    } catch (RuntimeException failure) {
      discard(blobs);
      throw failure;
    }
    return new PreparedFile(file, blobs);
  }

  private PreparedFile.Blob blob(NewFile.Part part) {
    long size;
    String sha256;
    try {
      size = size(part.path());
      sha256 = Sha256.hex(part.path());
    } catch (IOException failure) {
      throw new StorageUnavailableException("What a task made cannot be read", failure);
    }
    return new PreparedFile.Blob(
        part.name(), part.mediaType(), size, sha256, newBlobs.put(FOLDER, part.path()));
  }

  private static long size(Path path) throws IOException {
    return java.nio.file.Files.size(path);
  }

  /**
   * Gives a project what a task made.
   *
   * @throws dev.callsheet.tasks.project.ProjectDeletedException when the project is deleted
   * @throws StorageUnavailableException when it took so long that a blob was given up
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public MediaFile add(ProjectScope project, String taskId, PreparedFile prepared) {
    projects.hold(project);
    var made = prepared.file();
    var blobs = prepared.blobs();
    var stored =
        new StoredFile(
            Ids.next("fil"),
            project.projectId(),
            made.name(),
            blobs.getFirst().mediaType(),
            FileState.READY,
            null,
            null,
            null,
            blobs.stream().mapToLong(PreparedFile.Blob::sizeBytes).sum(),
            taskId,
            made.width(),
            made.height(),
            made.durationMs(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    files.save(stored);
    return new MediaFile(stored, addParts(stored.id(), blobs));
  }

  /** Makes blobs the parts of a file that has none yet. */
  List<FilePart> addParts(String fileId, List<PreparedFile.Blob> blobs) {
    var added =
        IntStream.range(0, blobs.size())
            .mapToObj(
                position -> {
                  var blob = blobs.get(position);
                  return new FilePart(
                      fileId,
                      position,
                      blob.name(),
                      blob.mediaType(),
                      blob.sizeBytes(),
                      blob.sha256(),
                      blob.key());
                })
            .toList();
    for (var part : added) {
      newBlobs.adopt(part.blobKey());
      parts.insert(
          part.fileId(),
          part.position(),
          part.name(),
          part.mediaType(),
          part.sizeBytes(),
          part.sha256(),
          part.blobKey());
    }
    return added;
  }

  /** Deletes the blobs of a file that was not added; does nothing to one that was. */
  public void discard(PreparedFile prepared) {
    discard(prepared.blobs());
  }

  private void discard(List<PreparedFile.Blob> blobs) {
    blobs.forEach(blob -> newBlobs.discard(blob.key()));
  }

  /**
   * Deletes a file of a project, at once for everybody who asks; its blobs follow.
   *
   * @return whether there was one
   */
  @Transactional
  public boolean delete(ProjectScope project, String id) {
    if (files.lock(id, project.projectId()).isEmpty()) {
      return false;
    }
    delete(List.of(id));
    return true;
  }

  /** Deletes some of the files of a project that is deleted; returns whether there were any. */
  @Transactional
  boolean deleteSome(String projectId) {
    var ids = files.lockSome(projectId);
    if (ids.isEmpty()) {
      return false;
    }
    delete(ids);
    return true;
  }

  /** Deletes files that are locked. */
  private void delete(List<String> ids) {
    var keys = parts.ofAll(ids.toArray(String[]::new)).stream().map(FilePart::blobKey).toList();
    files.removeAll(ids.toArray(String[]::new));
    if (!keys.isEmpty()) {
      jobs.schedule(DeleteBlobs.NAME, ids.getFirst(), new DeleteBlobs.Keys(keys));
    }
  }

  /**
   * A part that can be sent.
   *
   * @param name that it is to be saved under
   */
  record Sendable(FilePart part, String name) {}

  /** Returns a part of a file, for whoever has a URL of it. */
  Optional<Sendable> sendable(String fileId, String partName) {
    return files
        .findById(fileId)
        .flatMap(
            file ->
                parts
                    .find(fileId, partName)
                    .map(
                        part ->
                            new Sendable(part, part.position() == 0 ? file.name() : part.name())));
  }

  private List<MediaFile> withParts(List<StoredFile> stored) {
    if (stored.isEmpty()) {
      return List.of();
    }
    var found =
        parts.ofAll(stored.stream().map(StoredFile::id).toArray(String[]::new)).stream()
            .collect(Collectors.groupingBy(FilePart::fileId));
    return stored.stream()
        .map(file -> new MediaFile(file, found.getOrDefault(file.id(), List.of())))
        .toList();
  }
}
