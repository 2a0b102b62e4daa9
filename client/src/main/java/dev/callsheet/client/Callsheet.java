package dev.callsheet.client;

import dev.callsheet.client.api.ServiceApis;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;

/**
 * One Callsheet server; safe for use by many threads. It gives a client for each family of the API
 * by a key of that family, and has itself what needs no key.
 *
 * <p>A family's client has an accessor for each tag of the API. An operation throws a sealed
 * exception that is its own, or, under the name ending in {@code Result}, returns a sealed result.
 * When no answer came at all, both throw {@link dev.callsheet.client.api.NoAnswerException}.
 *
 * <p>A request is sent again when the catalogue says that an error may pass after a delay, or when
 * no answer came, provided that repeating it is safe: it is idempotent by its method, or carries an
 * {@code Idempotency-Key}, which this client makes for each request that takes one and has none.
 */
public final class Callsheet extends ServiceApis {

  private final Settings settings;

  private Callsheet(Settings settings) {
    super(settings.connection(null));
    this.settings = settings;
  }

  /** Begins the description of a server. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the client for recordings, by a key {@code sk_studio_…}. */
  public StudioClient studio(String apiKey) {
    return new StudioClient(settings, apiKey);
  }

  /** Returns the client for clips, by a key {@code clp_…}. */
  public ClipsClient clips(String apiKey) {
    return new ClipsClient(settings, apiKey);
  }

  /** Returns the client for documents, by a key {@code sk_live_…} or {@code sk_test_…}. */
  public DocumentsClient documents(String apiKey) {
    return new DocumentsClient(settings, apiKey);
  }

  /**
   * Returns the client for the registry, by a key {@code afo_sk_live_…}.
   *
   * @param organizationId the organisation of the key, {@code org_…}
   */
  public RegistryClient registry(String organizationId, String apiKey) {
    return new RegistryClient(settings, organizationId, apiKey);
  }

  /** Returns the client for tasks, by a key {@code tsk_…} of a project or of the organisation. */
  public TasksClient tasks(String apiKey) {
    return new TasksClient(settings, apiKey);
  }

  /** Collects how a server is spoken to; everything has a default. */
  public static final class Builder {

    private URI baseUrl = URI.create("http://localhost:8080");
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration requestTimeout = Duration.ofSeconds(60);
    private int maxRetries = 3;
    private Duration retryAfterCap = Duration.ofSeconds(30);
    private Duration resumeWithin = Duration.ofMinutes(2);
    private Duration pollInterval = Duration.ofSeconds(1);
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.ofThread();

    private Builder() {}

    /** Sets the server's address; {@code http://localhost:8080} unless set. */
    public Builder baseUrl(String value) {
      baseUrl = URI.create(value);
      return this;
    }

    /** Sets how long connecting may take; 10 s unless set. */
    public Builder connectTimeout(Duration value) {
      connectTimeout = value;
      return this;
    }

    /** Sets how long the head of an answer may take; 60 s unless set. */
    public Builder requestTimeout(Duration value) {
      requestTimeout = value;
      return this;
    }

    /** Sets how often a request is sent again; 3 times unless set, 0 for never. */
    public Builder maxRetries(int value) {
      maxRetries = value;
      return this;
    }

    /** Sets the longest {@code Retry-After} that is waited for; 30 s unless set. */
    public Builder retryAfterCap(Duration value) {
      retryAfterCap = value;
      return this;
    }

    /**
     * Sets how long an upload or a download may stand still before it is given up; 2 min unless
     * set.
     */
    public Builder resumeWithin(Duration value) {
      resumeWithin = value;
      return this;
    }

    /**
     * Sets the pause between two looks at what is waited for; 1 s unless set. A look at projects
     * and exports of clips waits itself, for up to 10 s, one at the task of a document or at a
     * transaction for up to 25 s, and one at a task or a run of tasks for up to 2 s.
     */
    public Builder pollInterval(Duration value) {
      pollInterval = value;
      return this;
    }

    /** Sets the clock that deadlines go by. */
    public Builder clock(Clock value) {
      clock = value;
      return this;
    }

    /** Sets how this client waits. */
    public Builder sleeper(Sleeper value) {
      sleeper = value;
      return this;
    }

    /** Returns the server; nothing is sent yet. */
    public Callsheet build() {
      HttpClient http = HttpClient.newBuilder().connectTimeout(connectTimeout).build();
      return new Callsheet(
          new Settings(
              http,
              baseUrl,
              connectTimeout,
              requestTimeout,
              maxRetries,
              retryAfterCap,
              resumeWithin,
              pollInterval,
              clock,
              sleeper));
    }
  }
}
