package dev.callsheet.kernel;

import dev.callsheet.api.studio.model.SubtitleFormat;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.access.RateLimitHeaders;
import dev.callsheet.kernel.contract.BinaryBody;
import dev.callsheet.kernel.contract.DeclaredError;
import dev.callsheet.kernel.contract.DeclaredResponse;
import dev.callsheet.kernel.contract.DeclaredSuccess;
import dev.callsheet.kernel.contract.FilePart;
import dev.callsheet.kernel.contract.Retry;
import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkErrorException;
import dev.callsheet.kernel.request.LongPoll;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A controller that does what it is told. */
@Controller
@Requires(property = "kernel.test")
class KernelController implements KernelApi {
  static final byte[] BLOB = new byte[3_000_000];
  final CountDownLatch entered = new CountDownLatch(1);
  final CountDownLatch release = new CountDownLatch(1);
  final CountDownLatch waited = new CountDownLatch(1);
  private final LongPoll longPoll;
  private final RateLimitHeaders limits;
  private final Optional<OtherFamily.Runs> runs;

  @Inject
  KernelController(LongPoll longPoll, RateLimitHeaders limits, Optional<OtherFamily.Runs> runs) {
    this.longPoll = longPoll;
    this.limits = limits;
    this.runs = runs;
  }

  @Override
  public DeclaredResponse create(Caller caller, @Nullable String idempotencyKey, Album request) {
    return new Success(
        201,
        Map.of("Location", "/v1/kernel/itm_a"),
        new Echo(request.albumName(), caller.keyId(), Instant.parse("2026-01-02T03:04:05Z"), null));
  }

  @Override
  public DeclaredResponse sing(Caller caller, Song request) {
    return new Success(201, Map.of("Location", "/v1/kernel/itm_a"), request);
  }

  @Override
  public DeclaredResponse list(
      Caller caller,
      @Nullable Integer limit,
      @Nullable String behave,
      @Nullable SubtitleFormat format) {
    return switch (behave == null ? "" : behave) {
      case "throw" -> throw new IllegalStateException("secret detail");
      case "database" ->
          throw new IllegalStateException(new SQLTransientConnectionException("pool is empty"));
      case "admin-shutdown" ->
          throw new IllegalStateException(new SQLException("terminating", "57P01"));
      case "framework" ->
          throw new FrameworkErrorException(new FrameworkError.IdempotencyInFlight());
      case "undeclared" -> new Failure(418, "teapot", Map.of(), null);
      case "run" -> {
        runs.orElseThrow().running++;
        limits.refresh();
        yield new Success(200, Map.of(), Map.of("runs", true));
      }
      case "wait" -> {
        entered.countDown();
        try {
          var unused = release.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        yield new Success(200, Map.of(), Map.of("waited", true));
      }
      case "poll" -> {
        longPoll.await(
            "poll",
            Duration.ofSeconds(20),
            () -> {
              entered.countDown();
              return release.getCount() > 0;
            });
        waited.countDown();
        yield new Success(200, Map.of(), Map.of("waited", true));
      }
      default ->
          new Success(
              200,
              Map.of(),
              new Echo(
                  "list",
                  Thread.currentThread().isVirtual() ? "virtual" : "platform",
                  Instant.EPOCH,
                  null));
    };
  }

  /** Forgets to repeat that the parameter may be left out. */
  @Override
  @SuppressWarnings("NullAway")
  public DeclaredResponse download(Caller caller, String behave) {
    return switch (Objects.requireNonNullElse(behave, "")) {
      case "not-found" ->
          new Failure(404, "not_found", Map.of("Retry-After", "7"), new TreeMap<>(Map.of("a", 1)));
      case "not-modified" -> new Success(304, Map.of("ETag", "\"x\""), null);
      case "blob" ->
          new Success(200, Map.of(), new BinaryBody(new ByteArrayInputStream(BLOB), BLOB.length));
      case "throw" -> throw new IllegalStateException("secret detail");
      default -> new Success(200, Map.of(), null);
    };
  }

  @Override
  public DeclaredResponse get(Caller caller, String itemId) {
    return new Success(200, Map.of(), Map.of("id", itemId));
  }

  @Override
  public DeclaredResponse append(
      Caller caller, String itemId, long uploadOffset, InputStream body) {
    if (itemId.equals("mismatch")) {
      return new Failure(460, "checksum_mismatch", Map.of(), null);
    }
    try (body) {
      var received = body.transferTo(java.io.OutputStream.nullOutputStream());
      return new Success(
          204, Map.of("Upload-Offset", Long.toString(uploadOffset + received)), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public DeclaredResponse form(Caller caller, Cover form) {
    return new Success(201, Map.of(), new Told(told(form), form.medium()));
  }

  private static String told(Cover form) {
    return String.join(
        " ",
        told(form.picture()),
        Objects.requireNonNullElse(form.drafts(), List.<FilePart>of()).stream()
            .map(KernelController::told)
            .toList()
            .toString(),
        form.caption(),
        String.valueOf(form.stars()),
        String.valueOf(form.kind()),
        String.valueOf(form.takenOn()),
        String.valueOf(form.publicValue()),
        String.valueOf(form.tags()),
        form.album() == null ? "no album" : form.album().albumName());
  }

  /** Reads it twice, for it may be. */
  private static String told(FilePart file) {
    try (var first = file.open();
        var second = file.open()) {
      var text = new String(first.readAllBytes(), StandardCharsets.UTF_8);
      var same = text.equals(new String(second.readAllBytes(), StandardCharsets.UTF_8));
      return file.filename()
          + "|"
          + file.mediaType()
          + "|"
          + file.size()
          + "|"
          + (same ? text.substring(0, Math.min(text.length(), 9)) : "differs");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Told(String told, @Nullable Medium medium) {}

  record Echo(String name, String keyId, Instant createdAt, @Nullable String note) {}

  record Success(int status, Map<String, String> headers, @Nullable Object body)
      implements DeclaredSuccess {
    @Override
    public @Nullable String mediaType() {
      if (body == null) {
        return null;
      }
      return body instanceof BinaryBody ? "video/mp4" : "application/json";
    }
  }

  record Failure(int status, String code, Map<String, String> headers, @Nullable Object details)
      implements DeclaredError {
    @Override
    public String message() {
      return "as told";
    }

    @Override
    public @Nullable Throwable cause() {
      return null;
    }

    @Override
    public Retry retry() {
      return Retry.NEVER;
    }
  }
}
