package dev.callsheet.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.caller.KeyOwner;
import dev.callsheet.egress.Egress;
import dev.callsheet.egress.UrlCheck;
import dev.callsheet.id.Ids;
import dev.callsheet.job.Jobs;
import dev.callsheet.secret.Vault;
import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of organisations and of their projects, and what they are told.
 *
 * <p>An endpoint belongs to a family, the product whose callers see it and whose events it is told
 * of. For another family it does not exist, even if both use one and the same type of event. So it
 * is with an owner: what is a project's is neither another project's nor the organisation's.
 */
@Singleton
public final class Webhooks {
  /** The type of the event that tests an endpoint. */
  public static final String TEST_PING = "test.ping";

  /** What is posted. */
  private record Event(String type, String timestamp, Object data) {}

  private final WebhookRepository repository;
  private final SigningSecrets secrets;
  private final Jobs jobs;
  private final Egress egress;
  private final Vault vault;
  private final ObjectMapper mapper;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;
  private final int maximumEndpoints;

  Webhooks(
      WebhookRepository repository,
      SigningSecrets secrets,
      Jobs jobs,
      Egress egress,
      Vault vault,
      ObjectMapper mapper,
      TransactionOperations<Connection> transactions,
      Clock clock,
      @Value("${callsheet.webhooks.maximum-endpoints:20}") int maximumEndpoints) {
    this.repository = repository;
    this.secrets = secrets;
    this.jobs = jobs;
    this.egress = egress;
    this.vault = vault;
    this.mapper = mapper;
    this.transactions = transactions;
    this.clock = clock;
    this.maximumEndpoints = maximumEndpoints;
  }

  /**
   * Registers a URL for the events of the given types.
   *
   * @param events at least one type, or none for an endpoint that is told of events {@linkplain
   *     #publish(String, String, String, Object, String) besides} alone
   */
  public EndpointCreation create(
      String organizationId, String family, String url, List<String> events) {
    return create(KeyOwner.organization(organizationId), family, url, events);
  }

  /**
   * Registers a URL of an owner for the events of the given types.
   *
   * @param events at least one type
   */
  public EndpointCreation create(KeyOwner owner, String family, String url, List<String> events) {
    return switch (egress.check(url)) {
      case UrlCheck.Refused(var reason, var fault) ->
          new EndpointCreation.UrlRefused(reason, fault);
      case UrlCheck.Acceptable acceptable -> create(owner, family, acceptable.url(), events);
    };
  }

  private EndpointCreation create(KeyOwner owner, String family, URI url, List<String> events) {
    var organizationId = owner.organizationId();
    return transactions.executeWrite(
        status -> {
          repository.lockEndpoints(organizationId);
          if (repository.countEndpoints(organizationId, owner.projectId(), family)
              >= maximumEndpoints) {
            return new EndpointCreation.LimitReached(maximumEndpoints);
          }
          var endpoint = new Endpoint(Ids.next("whe"), url, List.copyOf(events), true, now());
          var secret = Signature.newSecret();
          repository.insertEndpoint(
              endpoint.id(),
              organizationId,
              owner.projectId(),
              family,
              vault.seal(EndpointRow.URL, endpoint.id(), url.toString()),
              events.toArray(String[]::new),
              vault.seal(EndpointRow.SECRET, endpoint.id(), secret),
              endpoint.createdAt());
          return new EndpointCreation.Created(endpoint, secret);
        });
  }

  /**
   * Returns endpoints of an organisation and family, newest first.
   *
   * @param before the id after which the page begins, or null for the first page
   */
  public List<Endpoint> list(
      String organizationId, String family, @Nullable String before, int limit) {
    return list(KeyOwner.organization(organizationId), family, before, limit);
  }

  /**
   * Returns endpoints of an owner and family, newest first.
   *
   * @param before the id after which the page begins, or null for the first page
   */
  public List<Endpoint> list(KeyOwner owner, String family, @Nullable String before, int limit) {
    var rows =
        repository.listEndpoints(owner.organizationId(), owner.projectId(), family, before, limit);
    return rows.stream().map(row -> row.endpoint(vault)).toList();
  }

  /** Returns an endpoint of an organisation and family. */
  public Optional<Endpoint> find(String organizationId, String family, String endpointId) {
    return find(KeyOwner.organization(organizationId), family, endpointId);
  }

  /** Returns an endpoint of an owner and family. */
  public Optional<Endpoint> find(KeyOwner owner, String family, String endpointId) {
    return repository
        .findEndpoint(owner.organizationId(), owner.projectId(), family, endpointId)
        .map(row -> row.endpoint(vault));
  }

  /** Changes an endpoint. What is on its way to one that is disabled fails. */
  public EndpointUpdate update(
      String organizationId, String family, String endpointId, EndpointChange change) {
    var owner = KeyOwner.organization(organizationId);
    if (change.url() == null || find(owner, family, endpointId).isEmpty()) {
      return update(owner, family, endpointId, change, null);
    }
    return switch (egress.check(change.url())) {
      case UrlCheck.Refused(var reason, var _) -> new EndpointUpdate.UrlRefused(reason);
      case UrlCheck.Acceptable(var url) -> update(owner, family, endpointId, change, url);
    };
  }

  private EndpointUpdate update(
      KeyOwner owner, String family, String endpointId, EndpointChange change, @Nullable URI url) {
    return transactions.executeWrite(
        status -> {
          var found =
              repository.lockEndpoint(
                  owner.organizationId(), owner.projectId(), family, endpointId);
          if (found.isEmpty()) {
            return new EndpointUpdate.Unknown();
          }
          var row = found.get();
          var former = row.endpoint(vault);
          var endpoint =
              new Endpoint(
                  endpointId,
                  Objects.requireNonNullElse(url, former.url()),
                  List.copyOf(Objects.requireNonNullElse(change.events(), former.events())),
                  Objects.requireNonNullElse(change.enabled(), former.enabled()),
                  former.createdAt());
          repository.updateEndpoint(
              endpointId,
              vault.seal(EndpointRow.URL, endpointId, endpoint.url().toString()),
              endpoint.events().toArray(String[]::new),
              endpoint.enabled());
          if (!endpoint.enabled()) {
            repository.failPending(endpointId, now());
          }
          return new EndpointUpdate.Updated(endpoint);
        });
  }

  /**
   * Replaces the secret of an endpoint.
   *
   * @param overlap how long deliveries are signed with the former ones too, or null for as long as
   *     the server is configured
   */
  public SecretRotation rotateSecret(
      String organizationId, String family, String endpointId, @Nullable Duration overlap) {
    return transactions.executeWrite(
        status ->
            repository
                .lockEndpoint(organizationId, null, family, endpointId)
                .map(endpoint -> secrets.rotate(endpoint, overlap))
                .orElseGet(SecretRotation.Unknown::new));
  }

  /** Removes an endpoint and drops what is on its way to it; returns whether there was one. */
  public boolean delete(String organizationId, String family, String endpointId) {
    return delete(KeyOwner.organization(organizationId), family, endpointId);
  }

  /** Removes an endpoint of an owner and family, and drops what is on its way to it. */
  public boolean delete(KeyOwner owner, String family, String endpointId) {
    return repository.deleteEndpoint(owner.organizationId(), owner.projectId(), family, endpointId)
        > 0;
  }

  /** Removes all endpoints of an owner and family, and drops what is on its way to them. */
  public void deleteAll(KeyOwner owner, String family) {
    repository.deleteEndpoints(owner.organizationId(), owner.projectId(), family);
  }

  /**
   * Tells an organisation's endpoints in the family of an event, once the caller's transaction
   * commits.
   *
   * @param data written as JSON now
   */
  public void publish(String organizationId, String family, String type, Object data) {
    publish(organizationId, family, type, data, null);
  }

  /**
   * Tells an organisation's endpoints in the family of an event, once the caller's transaction
   * commits.
   *
   * @param data written as JSON now
   * @param besides an endpoint that is told whatever types it is told of otherwise, unless it is
   *     disabled; null for none
   */
  public void publish(
      String organizationId, String family, String type, Object data, @Nullable String besides) {
    publish(KeyOwner.organization(organizationId), family, type, data, besides);
  }

  /**
   * Tells an owner's endpoints in the family of an event, once the caller's transaction commits.
   *
   * @param data written as JSON now
   */
  public void publish(KeyOwner owner, String family, String type, Object data) {
    publish(owner, family, type, data, null);
  }

  private void publish(
      KeyOwner owner, String family, String type, Object data, @Nullable String besides) {
    transactions.executeWrite(
        status -> {
          var endpoints =
              new LinkedHashSet<>(
                  repository.listening(owner.organizationId(), owner.projectId(), family, type));
          if (besides != null
              && find(owner, family, besides).filter(Endpoint::enabled).isPresent()) {
            endpoints.add(besides);
          }
          if (!endpoints.isEmpty()) {
            send(owner.organizationId(), type, data, List.copyOf(endpoints));
          }
          return true;
        });
  }

  /** Sends a {@value #TEST_PING} event to an endpoint, whatever types it is told of. */
  public Ping ping(String organizationId, String family, String endpointId) {
    return ping(KeyOwner.organization(organizationId), family, endpointId);
  }

  /** Sends a {@value #TEST_PING} event to an endpoint of an owner and family. */
  public Ping ping(KeyOwner owner, String family, String endpointId) {
    return transactions.executeWrite(
        status -> {
          var endpoint = find(owner, family, endpointId);
          if (endpoint.isEmpty()) {
            return new Ping.Unknown();
          }
          if (!endpoint.get().enabled()) {
            return new Ping.Disabled();
          }
          return new Ping.Queued(
              send(owner.organizationId(), TEST_PING, Map.of(), List.of(endpointId)));
        });
  }

  private String send(String organizationId, String type, Object data, List<String> endpoints) {
    var now = now();
    var messageId = Ids.next("msg");
    repository.insertMessage(messageId, organizationId, type, payload(type, now, data), now);
    for (var endpointId : endpoints) {
      repository.insertDelivery(messageId, endpointId, now);
      var delivery = new Delivery(messageId, endpointId, 0);
      jobs.schedule(Delivery.JOB, delivery.jobId(), delivery);
    }
    return messageId;
  }

  private String payload(String type, Instant now, Object data) {
    try {
      return mapper.writeValueAsString(new Event(type, now.toString(), data));
    } catch (JsonProcessingException failure) {
      throw new IllegalArgumentException("The data of " + type + " are no JSON", failure);
    }
  }

  /** PostgreSQL keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
