package dev.callsheet.webhook;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored endpoints, messages and deliveries. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface WebhookRepository extends GenericRepository<EndpointRow, String> {
  /** Makes others who count the organisation's endpoints wait until the transaction ends. */
  @Query("select true from (select pg_advisory_xact_lock(hashtextextended(:organizationId, 50))) l")
  boolean lockEndpoints(String organizationId);

  @Query(
      "select count(*) from webhook_endpoint"
          + " where organization_id = :organizationId and family = :family")
  int countEndpoints(String organizationId, String family);

  @Query(
      "insert into webhook_endpoint"
          + " (id, organization_id, family, url, events, secret, enabled, created_at)"
          + " values (:id, :organizationId, :family, :url, :events, :secret, true, :createdAt)")
  void insertEndpoint(
      String id,
      String organizationId,
      String family,
      String url,
      String[] events,
      String secret,
      Instant createdAt);

  @Query(
      "select * from webhook_endpoint"
          + " where id = :id and organization_id = :organizationId and family = :family")
  Optional<EndpointRow> findEndpoint(String organizationId, String family, String id);

  @Query(
      "select * from webhook_endpoint"
          + " where organization_id = :organizationId and family = :family and id < :before"
          + " order by id desc limit :limit")
  List<EndpointRow> listEndpoints(String organizationId, String family, String before, int limit);

  @Query(
      "delete from webhook_endpoint"
          + " where id = :id and organization_id = :organizationId and family = :family")
  int deleteEndpoint(String organizationId, String family, String id);

  /** Makes those who delete one of them wait until the transaction ends. */
  @Query(
      "select id from webhook_endpoint"
          + " where organization_id = :organizationId and family = :family"
          + " and enabled and :type = any(events)"
          + " order by id for key share")
  List<String> listening(String organizationId, String family, String type);

  @Query(
      "insert into webhook_message (id, organization_id, type, payload, created_at)"
          + " values (:id, :organizationId, :type, :payload, :createdAt)")
  void insertMessage(
      String id, String organizationId, String type, String payload, Instant createdAt);

  @Query(
      "insert into webhook_delivery (message_id, endpoint_id, state)"
          + " values (:messageId, :endpointId, 'pending')")
  void insertDelivery(String messageId, String endpointId);

  @Query(
      "select e.url, e.secret, m.payload, m.created_at from webhook_delivery d"
          + " join webhook_endpoint e on e.id = d.endpoint_id and e.enabled"
          + " join webhook_message m on m.id = d.message_id"
          + " where d.message_id = :messageId and d.endpoint_id = :endpointId"
          + " and d.state = 'pending'")
  Optional<Outgoing> findOutgoing(String messageId, String endpointId);

  @Query(
      "update webhook_delivery set attempts = attempts + 1, last_status = :status"
          + " where message_id = :messageId and endpoint_id = :endpointId")
  void countAttempt(String messageId, String endpointId, int status);

  @Query(
      "update webhook_delivery set state = :state, settled_at = :settledAt"
          + " where message_id = :messageId and endpoint_id = :endpointId")
  void settle(String messageId, String endpointId, String state, Instant settledAt);

  @Query("update webhook_endpoint set enabled = false where id = :endpointId")
  void disable(String endpointId);

  /** Disables an endpoint to which nothing was delivered since the message came up. */
  @Query(
      "update webhook_endpoint set enabled = false where id = :endpointId and not exists"
          + " (select 1 from webhook_delivery d join webhook_message m on m.id = :messageId"
          + " where d.endpoint_id = :endpointId and d.state = 'delivered'"
          + " and d.settled_at > m.created_at)")
  void disableUnlessReachedSince(String endpointId, String messageId);

  @Query(
      "update webhook_delivery set state = 'failed', settled_at = :settledAt"
          + " where endpoint_id = :endpointId and state = 'pending'")
  void failPending(String endpointId, Instant settledAt);

  @Query(
      "select state from webhook_delivery where message_id = :messageId and endpoint_id = :endpointId")
  Optional<String> findState(String messageId, String endpointId);

  @Query("delete from webhook_message where created_at < :before")
  long deleteMessagesBefore(Instant before);
}
