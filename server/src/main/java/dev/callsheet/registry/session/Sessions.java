package dev.callsheet.registry.session;

import dev.callsheet.caller.Caller;
import dev.callsheet.id.Ids;
import dev.callsheet.registry.RegistrySettings;
import dev.callsheet.registry.content.WorkContent;
import dev.callsheet.secret.Sha256;
import dev.callsheet.secret.UrlSecret;
import dev.callsheet.transparency.commitment.CommitmentVersion;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Begins sessions: what is to be registered is announced, and gets a URL for its recording. */
@Singleton
public final class Sessions {
  private final SessionRepository sessions;
  private final RegistrySettings settings;
  private final Clock clock;

  Sessions(SessionRepository sessions, RegistrySettings settings, Clock clock) {
    this.sessions = sessions;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What is to be registered.
   *
   * @param versionOf the work of which it is to be another version; null for a new work
   * @param salt of the commitment, in hexadecimal; empty where the scheme has none
   */
  public record Order(
      @Nullable String versionOf,
      WorkContent content,
      String filename,
      CommitmentVersion scheme,
      String salt) {}

  /**
   * A session at the only moment when the secret of its URL is known.
   *
   * @param secret the end of the upload URL
   */
  public record Announced(StoredSession session, String secret) {
    /** Leaves the secret out, for this may reach a log. */
    @Override
    public String toString() {
      return "Announced[session=" + session.id() + "]";
    }
  }

  /** Begins a session, which only the caller's key can go on with. */
  public Announced begin(Caller caller, Order order) {
    var secret = UrlSecret.next();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var session =
        new StoredSession(
            Ids.next("job"),
            caller.organizationId(),
            caller.keyId(),
            order.versionOf(),
            Sha256.hex(secret),
            order.content().json(),
            order.filename(),
            order.scheme(),
            order.salt(),
            SessionState.AWAITED,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            now,
            now.plus(settings.uploadLifetime()));
    sessions.save(session);
    return new Announced(session, secret);
  }
}
