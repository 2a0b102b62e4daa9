package dev.callsheet.documents.image;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of images. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ImageRepository extends GenericRepository<StoredImage, String> {
  void save(StoredImage image);

  long deleteById(String id);

  Optional<StoredImage> findByIdAndOrganizationId(String id, String organizationId);

  /** Reads an image and keeps others from changing or needing it until the transaction ends. */
  @Query(
      """
      SELECT * FROM document_image WHERE id = :id AND organization_id = :organizationId FOR UPDATE
      """)
  Optional<StoredImage> lock(String id, String organizationId);

  @Query(
      """
      SELECT * FROM document_image
      WHERE organization_id = :organizationId AND id = ANY(CAST(:ids AS text[]))
      ORDER BY id DESC
      """)
  List<StoredImage> findAll(String organizationId, String[] ids);

  /** Keeps images from being deleted until the transaction ends; those of them that are there. */
  @Query(
      """
      SELECT id FROM document_image
      WHERE organization_id = :organizationId AND id = ANY(CAST(:ids AS text[]))
      ORDER BY id FOR SHARE
      """)
  List<String> hold(String organizationId, String[] ids);

  @Query(
      """
      SELECT * FROM document_image
      WHERE organization_id = :organizationId AND (CAST(:before AS text) IS NULL OR id < :before)
      ORDER BY id DESC LIMIT :limit
      """)
  List<StoredImage> page(String organizationId, @Nullable String before, int limit);
}
