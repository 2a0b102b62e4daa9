package dev.callsheet.registry.apikey;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The table of where the bearers of keys are told. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface KeyWebhookRepository extends GenericRepository<KeyWebhook, String> {
  void save(KeyWebhook webhook);

  Optional<KeyWebhook> findByApiKeyId(String apiKeyId);

  @Query("select * from registry_key_webhook where api_key_id = any(cast(:apiKeyIds as text[]))")
  List<KeyWebhook> findAll(String[] apiKeyIds);

  long deleteByApiKeyId(String apiKeyId);

  /** The keys that are revoked and have a webhook all the same. */
  @Query(
      """
      select w.api_key_id from registry_key_webhook w join api_key k on k.id = w.api_key_id
      where k.revoked_at is not null order by w.api_key_id limit 100
      """)
  List<String> revoked();

  @Query("select organization_id from api_key where id = :apiKeyId")
  Optional<String> organizationOf(String apiKeyId);
}
