package dev.callsheet.webhook;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored endpoints, messages and deliveries. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface WebhookRepository extends GenericRepository<EndpointRow, String> {
  /** What is an owner's in a family. */
  String OWNED =
      " organization_id = :organizationId"
          + " and project_id is not distinct from cast(:projectId as text)"
          + " and family = :family";

  /** Makes others who count the organisation's endpoints wait until the transaction ends. */
  @Query("select true from (select pg_advisory_xact_lock(hashtextextended(:organizationId, 50))) l")
  boolean lockEndpoints(String organizationId);

  @Query("select count(*) from webhook_endpoint where" + OWNED)
  int countEndpoints(String organizationId, @Nullable String projectId, String family);

  @Query(
      "insert into webhook_endpoint"
          + " (id, organization_id, project_id, family, url, events, secret, enabled, created_at)"
          + " values (:id, :organizationId, :projectId, :family, :url, :events, :secret, true,"
          + " :createdAt)")
  void insertEndpoint(
      String id,
      String organizationId,
      @Nullable String projectId,
      String family,
      String url,
      String[] events,
      String secret,
      Instant createdAt);

  @Query("select * from webhook_endpoint where id = :id and" + OWNED)
  Optional<EndpointRow> findEndpoint(
      String organizationId, @Nullable String projectId, String family, String id);

  /** Finds an endpoint that nobody else changes until the transaction ends. */
  @Query("select * from webhook_endpoint where id = :id and" + OWNED + " for update")
  Optional<EndpointRow> lockEndpoint(
      String organizationId, @Nullable String projectId, String family, String id);

  @Query("select id from webhook_endpoint where id = :id for update")
  Optional<String> lockEndpoint(String id);

  @Query(
      "update webhook_endpoint set url = :url, events = :events, enabled = :enabled"
          + " where id = :id")
  void updateEndpoint(String id, String url, String[] events, boolean enabled);

  @Query("update webhook_endpoint set secret = :secret where id = :id")
  void replaceSecret(String id, String secret);

  @Query(
      "select * from webhook_endpoint where"
          + OWNED
          + " and (:before::text is null or id < :before)"
          + " order by id desc limit :limit")
  List<EndpointRow> listEndpoints(
      String organizationId,
      @Nullable String projectId,
      String family,
      @Nullable String before,
      int limit);

  @Query("delete from webhook_endpoint where id = :id and" + OWNED)
  int deleteEndpoint(String organizationId, @Nullable String projectId, String family, String id);

  @Query("delete from webhook_endpoint where" + OWNED)
  void deleteEndpoints(String organizationId, @Nullable String projectId, String family);

  /** Makes those who delete one of them wait until the transaction ends. */
  @Query(
      "select id from webhook_endpoint where"
          + OWNED
          + " and enabled and :type = any(events)"
          + " order by id for key share")
  List<String> listening(
      String organizationId, @Nullable String projectId, String family, String type);

  @Query(
      "insert into webhook_message (id, organization_id, type, payload, created_at)"
          + " values (:id, :organizationId, :type, :payload, :createdAt)")
  void insertMessage(
      String id, String organizationId, String type, String payload, Instant createdAt);

  @Query(
      "insert into webhook_delivery (message_id, endpoint_id, state, queued_at)"
          + " values (:messageId, :endpointId, 'pending', :queuedAt)")
  void insertDelivery(String messageId, String endpointId, Instant queuedAt);

  /** Begins the next series of attempts at a delivery, however the one before went. */
  @Query(
      "update webhook_delivery set state = 'pending', settled_at = null, queued_at = :queuedAt,"
          + " series = series + 1"
          + " where message_id = :messageId and endpoint_id = :endpointId")
  void queueAgain(String messageId, String endpointId, Instant queuedAt);

  @Query(
      "select d.message_id, d.endpoint_id, d.series, d.state, m.type, m.created_at"
          + " from webhook_delivery d"
          + " join webhook_message m on m.id = d.message_id"
          + " join webhook_endpoint e on e.id = d.endpoint_id"
          + " where d.message_id = :messageId and d.endpoint_id = :endpointId"
          + " and e.organization_id = :organizationId and e.project_id is null"
          + " and e.family = :family")
  Optional<DeliveryRow> findDelivery(
      String organizationId, String family, String endpointId, String messageId);

  @Query(
      "select d.message_id, d.endpoint_id, d.series, d.state, m.type, m.created_at"
          + " from webhook_delivery d join webhook_message m on m.id = d.message_id"
          + " where d.endpoint_id = :endpointId"
          + " and (:before::text is null or d.message_id < :before)"
          + " order by d.message_id desc limit :limit")
  List<DeliveryRow> listDeliveries(String endpointId, @Nullable String before, int limit);

  @Query(
      "select e.url, e.secret, m.payload, m.created_at from webhook_delivery d"
          + " join webhook_endpoint e on e.id = d.endpoint_id and e.enabled"
          + " join webhook_message m on m.id = d.message_id"
          + " where d.message_id = :messageId and d.endpoint_id = :endpointId"
          + " and d.series = :series and d.state = 'pending'")
  Optional<Outgoing> findOutgoing(String messageId, String endpointId, int series);

  @Query(
      "update webhook_delivery set attempts = attempts + 1"
          + " where message_id = :messageId and endpoint_id = :endpointId")
  void countAttempt(String messageId, String endpointId);

  /** Settles a delivery that is pending in this series; returns how many there are, 0 or 1. */
  @Query(
      "update webhook_delivery set state = :state, settled_at = :settledAt"
          + " where message_id = :messageId and endpoint_id = :endpointId"
          + " and series = :series and state = 'pending'")
  int settle(String messageId, String endpointId, int series, String state, Instant settledAt);

  @Query("update webhook_endpoint set enabled = false where id = :endpointId")
  void disable(String endpointId);

  /** Disables an endpoint to which nothing was delivered since the delivery was queued. */
  @Query(
      "update webhook_endpoint set enabled = false where id = :endpointId and enabled"
          + " and not exists (select 1 from webhook_delivery d join webhook_delivery failed"
          + " on failed.message_id = :messageId and failed.endpoint_id = :endpointId"
          + " where d.endpoint_id = :endpointId and d.state = 'delivered'"
          + " and d.settled_at > failed.queued_at)")
  int disableUnlessReachedSince(String endpointId, String messageId);

  @Query(
      "update webhook_delivery set state = 'failed', settled_at = :settledAt"
          + " where endpoint_id = :endpointId and state = 'pending'")
  void failPending(String endpointId, Instant settledAt);

  @Query("delete from webhook_message where created_at < :before")
  long deleteMessagesBefore(Instant before);
}
