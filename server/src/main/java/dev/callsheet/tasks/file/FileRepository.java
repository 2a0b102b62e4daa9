package dev.callsheet.tasks.file;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of files. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FileRepository extends GenericRepository<StoredFile, String> {
  void save(StoredFile file);

  Optional<StoredFile> findById(String id);

  Optional<StoredFile> findByIdAndProjectId(String id, String projectId);

  @Query(
      "select * from tasks_file where project_id = :projectId and id = any(cast(:ids as text[]))")
  List<StoredFile> findAll(String projectId, String[] ids);

  @Query(
      """
      select * from tasks_file
      where project_id = :projectId and (:before::text is null or id < :before)
      order by id desc limit :limit
      """)
  List<StoredFile> list(String projectId, @Nullable String before, int limit);

  /** A file of a project that is there, which waits for its upload at this URL. */
  @Query(
      """
      select f.* from tasks_file f join tasks_project p on p.id = f.project_id
      where f.id = :id and f.upload_sha256 = :uploadSha256 and f.state = 'AWAITED'
        and f.upload_expires_at > :now and p.deleted_at is null
      """)
  Optional<StoredFile> awaited(String id, String uploadSha256, Instant now);

  /** Gives a file its bytes, unless it has some; returns whether it took them. */
  @Query(
      """
      update tasks_file set state = 'READY', size_bytes = :sizeBytes, media_type = :mediaType
      where id = :id and state = 'AWAITED'
      """)
  int fill(String id, long sizeBytes, String mediaType);

  /** Whose a file is. */
  @Query(
      """
      select p.organization_id from tasks_file f join tasks_project p on p.id = f.project_id
      where f.id = :id
      """)
  Optional<String> organization(String id);

  /** Keeps others from changing or deleting a file until the transaction ends. */
  @Query("select * from tasks_file where id = :id and project_id = :projectId for update")
  Optional<StoredFile> lock(String id, String projectId);

  /** Keeps others from changing or deleting files of a project, some at a time. */
  @Query(
      """
      select id from tasks_file where project_id = :projectId order by id limit 100 for update
      """)
  List<String> lockSome(String projectId);

  @Query("delete from tasks_file where id = any(cast(:ids as text[]))")
  void removeAll(String[] ids);

  /** Forgets files whose upload never came; one may be under way a day after its URL expired. */
  @Query("delete from tasks_file where state = 'AWAITED' and upload_expires_at < :before")
  void deleteAwaited(Instant before);
}
