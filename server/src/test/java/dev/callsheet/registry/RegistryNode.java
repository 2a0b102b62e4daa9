package dev.callsheet.registry;

import dev.callsheet.account.Organizations;
import dev.callsheet.apikey.ApiKeys;
import dev.callsheet.apikey.KeyCreation;
import dev.callsheet.apikey.KeySpec;
import dev.callsheet.caller.Caller;
import dev.callsheet.caller.KeyOwner;
import dev.callsheet.credit.Credits;
import dev.callsheet.job.TestClock;
import dev.callsheet.job.TestNode;
import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.ledger.SequencerDriver;
import dev.callsheet.registry.apikey.KeyDesk;
import dev.callsheet.registry.content.Creator;
import dev.callsheet.registry.content.WorkContent;
import dev.callsheet.registry.record.RegistrationRepository;
import dev.callsheet.registry.record.StoredRegistration;
import dev.callsheet.registry.session.Recordings;
import dev.callsheet.registry.session.SessionRepository;
import dev.callsheet.registry.session.Sessions;
import dev.callsheet.registry.session.StoredSession;
import dev.callsheet.transparency.commitment.CommitmentVersion;
import dev.callsheet.transparency.commitment.CreatorRole;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A node whose sequencer waits until a test lets it step, with an organisation and its keys. */
public final class RegistryNode implements AutoCloseable {
  public static final long CREDITS = 1_000;
  private static final String SALT = "5a".repeat(32);

  public final TestClock clock = new TestClock();
  public final String organization;
  public final Caller caller;
  private final TestNode node;
  private final SequencerDriver sequencer;

  public RegistryNode(Path home) {
    this(home, Map.of());
  }

  public RegistryNode(Path home, Map<String, Object> more) {
    var properties = TestNode.database();
    properties.put("callsheet.home", home.toString());
    properties.put("callsheet.egress.allow-http", true);
    properties.put("callsheet.egress.allow-loopback", true);
    properties.putAll(more);
    node = TestNode.start(properties, clock);
    sequencer = SequencerDriver.open(node.context());
    organization = organization();
    caller = key(organization);
  }

  /** Another organisation, with credits. */
  public String organization() {
    var id = bean(Organizations.class).create("Registry").id();
    bean(Credits.class).grant(id, CREDITS, "test");
    return id;
  }

  /** A key of an organisation, with all scopes. */
  public Caller key(String organizationId) {
    var spec = new KeySpec("Test", family().scopes().keySet(), null);
    return switch (bean(ApiKeys.class)
        .create(KeyOwner.organization(organizationId), family(), spec)) {
      case KeyCreation.Created(var key, var _) ->
          new Caller(
              organizationId,
              null,
              key.id(),
              family().scopes().keySet(),
              family().requestsPerMinute(),
              key.prefix());
      case KeyCreation.LimitReached(var maximum) -> throw new AssertionError(maximum);
    };
  }

  /** Somebody with a key, and where they are told. */
  public record Told(Caller caller, String endpointId) {}

  /** A key with all scopes whose bearer is told at a URL. */
  public Told keyWithWebhook(String url) {
    var made = KeyDesk.make(context(), caller, url);
    return new Told(
        new Caller(
            organization,
            null,
            made.keyId(),
            caller.scopes(),
            caller.requestsPerMinute(),
            caller.keyPrefix()),
        made.endpointId());
  }

  public ContractFamily family() {
    return bean(Contract.class).named(RegistryFamily.NAME).orElseThrow();
  }

  public <T> T bean(Class<T> type) {
    return node.bean(type);
  }

  public TestNode node() {
    return node;
  }

  public ApplicationContext context() {
    return node.context();
  }

  public long balance() {
    return bean(Credits.class).balance(organization);
  }

  /** Seals all that waits. */
  public void seal() {
    sequencer.sealAll();
  }

  /** Changes what waits for the ledger, as a fault of the database would. */
  public void spoilWhatWaits() {
    sequencer.spoilWhatWaits();
  }

  public static WorkContent content(String title) {
    var ada =
        new Creator("Ada Example", List.of(CreatorRole.COMPOSER), "00014107338", null, null, null);
    return new WorkContent(title, List.of(ada), null, null, null);
  }

  /** A session without a recording. */
  public Sessions.Announced announce(Caller key, String title, @Nullable String versionOf) {
    return bean(Sessions.class)
        .begin(
            key,
            new Sessions.Order(versionOf, content(title), "song.wav", CommitmentVersion.V2, SALT));
  }

  public Recordings.Upload upload(Sessions.Announced announced, byte[] recording) {
    return bean(Recordings.class)
        .upload(
            announced.session().organizationId(),
            announced.secret(),
            recording.length,
            new ByteArrayInputStream(recording));
  }

  /** A session with a recording. */
  public StoredSession uploaded(Caller key, String title, byte[] recording) {
    return uploaded(key, title, recording, null);
  }

  public StoredSession uploaded(
      Caller key, String title, byte[] recording, @Nullable String versionOf) {
    return switch (upload(announce(key, title, versionOf), recording)) {
      case Recordings.Upload.Stored(var session) -> session;
      case Recordings.Upload other -> throw new AssertionError(other);
    };
  }

  public StoredSession session(String id) {
    return bean(SessionRepository.class).findById(id).orElseThrow();
  }

  public StoredRegistration registration(String id) {
    return bean(RegistrationRepository.class).findById(id).orElseThrow();
  }

  /** What many threads get that all call at once. */
  public static <T> List<T> atOnce(int threads, Callable<T> call) throws Exception {
    return atOnce(IntStream.range(0, threads).<Callable<T>>mapToObj(number -> call).toList());
  }

  /** What the calls return that are all made at once. */
  public static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    var barrier = new CyclicBarrier(calls.size());
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      var futures =
          calls.stream()
              .<Future<T>>map(
                  call ->
                      threads.submit(
                          () -> {
                            barrier.await();
                            return call.call();
                          }))
              .toList();
      var results = new ArrayList<T>();
      for (var future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }

  @Override
  public void close() {
    node.close();
  }
}
