package dev.callsheet.kernel.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.job.TestClock;
import dev.callsheet.job.TestNode;
import dev.callsheet.kernel.contract.DeclaredError;
import dev.callsheet.kernel.contract.DeclaredResponse;
import dev.callsheet.kernel.contract.DeclaredSuccess;
import dev.callsheet.kernel.contract.Retry;
import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkErrorException;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IdempotencyTest {
  record Film(String title, BigDecimal rating, Instant releasedAt, @Nullable String note) {}

  sealed interface ScreenFilmResponse extends DeclaredResponse {
    record Created(Film body, URI location) implements ScreenFilmResponse, DeclaredSuccess {
      @Override
      public int status() {
        return 201;
      }

      @Override
      public String mediaType() {
        return "application/json";
      }
    }

    record SoldOut(String message, List<String> details, @Nullable Throwable cause)
        implements ScreenFilmResponse, DeclaredError {
      @Override
      public int status() {
        return 409;
      }

      @Override
      public String code() {
        return "sold_out";
      }

      @Override
      public Retry retry() {
        return Retry.NEVER;
      }
    }

    record ProjectorCold(String message, Duration retryAfter, @Nullable Throwable cause)
        implements ScreenFilmResponse, DeclaredError {
      @Override
      public int status() {
        return 409;
      }

      @Override
      public String code() {
        return "projector_cold";
      }

      @Override
      public @Nullable Object details() {
        return null;
      }

      @Override
      public Retry retry() {
        return Retry.AFTER_DELAY;
      }
    }

    @Override
    default Map<String, String> headers() {
      return Map.of();
    }
  }

  private static final TestClock CLOCK = new TestClock();
  private static final AtomicInteger ORGANIZATIONS = new AtomicInteger();
  private static Map<String, Object> database = Map.of();
  private static TestNode node;

  private final String organization = "org_" + ORGANIZATIONS.incrementAndGet();
  private final AtomicInteger screenings = new AtomicInteger();
  private final AtomicInteger replays = new AtomicInteger();
  private Idempotency screening;
  private Idempotency hiding;

  @BeforeAll
  static void startNode() throws Exception {
    database = TestNode.database();
    node = TestNode.start(database, CLOCK);
    execute("create table screening (organization text not null, title text not null)");
  }

  @BeforeEach
  void begin() {
    screening = idempotency(node, "screenFilm");
    hiding = idempotency(node, "hideFilm");
  }

  @AfterAll
  static void stopNode() {
    node.close();
  }

  @Test
  void runsTheHandlerOfARepeatedRequestOnce() {
    var first = screen("k1", "Dunes");
    var second = screen("k1", "Dunes");
    assertInstanceOf(ScreenFilmResponse.Created.class, first);
    assertEquals(first, second);
    assertEquals(1, screenings.get());
    assertEquals(1, stored("Dunes"));
  }

  @Test
  void keepsAnswersAcrossRestarts() throws Exception {
    var first = screen("k1", "Dunes");
    try (var restarted = TestNode.start(database, CLOCK)) {
      DeclaredResponse second =
          idempotency(restarted, "screenFilm")
              .once(organization, "k1", Map.of("title", "Dunes"), () -> created("Other"));
      assertEquals(first, second);
    }
  }

  @Test
  void refusesAKeyThatBelongsToAnotherRequest() {
    screen("k1", "Dunes");
    assertInstanceOf(
        FrameworkError.IdempotencyKeyReused.class, failure(() -> screen("k1", "Other")));
  }

  @Test
  void keepsTheKeysOfOperationsApart() {
    screen("k1", "Dunes");
    var other = once("k1", "hideFilm", Map.of("title", "Dunes"), () -> created("Other"));
    assertEquals("Other", assertInstanceOf(ScreenFilmResponse.Created.class, other).body().title());
  }

  @Test
  void locksTheKeyOfAnOperationAlone() {
    once(
        "k1",
        "screenFilm",
        Map.of(),
        () -> {
          assertInstanceOf(
              ScreenFilmResponse.Created.class,
              once("k1", "hideFilm", Map.of(), () -> created("Other")));
          return created("Dunes");
        });
  }

  @Test
  void tellsOfARepeatedAnswerThatItIsOne() {
    screen("k1", "Dunes");
    assertEquals(0, replays.get());
    screen("k1", "Dunes");
    assertEquals(1, replays.get());
  }

  @Test
  void takesTheOrderOfPropertiesForNoDifference() {
    var first = once("k1", "screenFilm", ordered("a", "b"), () -> created("Dunes"));
    var second = once("k1", "screenFilm", ordered("b", "a"), () -> created("Other"));
    assertEquals(first, second);
  }

  @Test
  void keepsTheKeysOfOrganizationsApart() {
    screen("k1", "Dunes");
    ScreenFilmResponse other =
        idempotency(node, "screenFilm")
            .once(organization + "x", "k1", Map.of("title", "Other"), () -> created("Other"));
    assertEquals("Other", assertInstanceOf(ScreenFilmResponse.Created.class, other).body().title());
  }

  @Test
  void refusesAKeyWhoseRequestIsStillBeingAnswered() throws Exception {
    var entered = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var first =
        CompletableFuture.supplyAsync(
            () ->
                once(
                    "k1",
                    "screenFilm",
                    Map.of(),
                    () -> {
                      entered.countDown();
                      awaitQuietly(release);
                      return created("Dunes");
                    }));
    entered.await();
    assertInstanceOf(
        FrameworkError.IdempotencyInFlight.class,
        failure(() -> once("k1", "screenFilm", Map.of(), () -> created("Other"))));
    release.countDown();
    assertEquals(
        first.get(20, TimeUnit.SECONDS),
        once("k1", "screenFilm", Map.of(), () -> created("Other")));
  }

  @Test
  void holdsNoTransactionWhileAHandlerWaitsOutsideOne() {
    Supplier<ScreenFilmResponse> handler =
        () -> {
          assertTrue(transactions().findTransactionStatus().isEmpty());
          screenings.incrementAndGet();
          return created("Dunes");
        };
    var first = outside("k1", handler);
    assertEquals(first, outside("k1", handler));
    assertEquals(1, screenings.get());
  }

  @Test
  void refusesAKeyWhoseHandlerStillWaitsOutsideATransaction() {
    outside(
        "k1",
        () -> {
          assertInstanceOf(
              FrameworkError.IdempotencyInFlight.class,
              failure(() -> outside("k1", () -> created("Other"))));
          assertInstanceOf(
              FrameworkError.IdempotencyInFlight.class,
              failure(() -> once("k1", "screenFilm", Map.of(), () -> created("Other"))));
          return created("Dunes");
        });
  }

  private ScreenFilmResponse outside(String key, Supplier<ScreenFilmResponse> handler) {
    return screening.onceOutsideTransaction(organization, key, Map.of(), handler);
  }

  @Test
  void keepsAnErrorAndWhatItsHandlerChanged() {
    Supplier<ScreenFilmResponse> handler =
        () -> {
          insert("Dunes");
          screenings.incrementAndGet();
          return new ScreenFilmResponse.SoldOut(
              "No seats", List.of("row 1"), new IllegalStateException("Full"));
        };
    once("k1", "screenFilm", Map.of(), handler);
    assertEquals(
        new ScreenFilmResponse.SoldOut("No seats", List.of("row 1"), null),
        once("k1", "screenFilm", Map.of(), handler));
    assertEquals(1, screenings.get());
    assertEquals(1, stored("Dunes"));
  }

  @Test
  void letsTheKeyOfAnErrorThatMayPassTryAgain() {
    once(
        "k1",
        "screenFilm",
        Map.of("title", "Dunes"),
        () -> new ScreenFilmResponse.ProjectorCold("Warming up", Duration.ofSeconds(2), null));
    assertInstanceOf(ScreenFilmResponse.Created.class, screen("k1", "Dunes"));
  }

  @Test
  void rollsBackAndForgetsAHandlerThatThrows() {
    assertThrows(
        IllegalStateException.class,
        () ->
            once(
                "k1",
                "screenFilm",
                Map.of("title", "Dunes"),
                () -> {
                  insert("Dunes");
                  throw new IllegalStateException("Film tore");
                }));
    assertEquals(0, stored("Dunes"));
    assertInstanceOf(ScreenFilmResponse.Created.class, screen("k1", "Dunes"));
  }

  @Test
  void keepsWhatAnInnerTransactionCommittedWhenTheHandlerThrows() {
    assertThrows(
        IllegalStateException.class,
        () ->
            once(
                "k1",
                "screenFilm",
                Map.of(),
                () -> {
                  transactions()
                      .execute(
                          TransactionDefinition.of(TransactionDefinition.Propagation.REQUIRES_NEW),
                          status -> {
                            insert("Inner");
                            return true;
                          });
                  throw new IllegalStateException("Film tore");
                }));
    assertEquals(1, stored("Inner"));
  }

  @Test
  void runsTheHandlerEachTimeWithoutAKey() {
    screen(null, "Dunes");
    screen(null, "Dunes");
    assertEquals(2, screenings.get());
  }

  @Test
  void refusesAMalformedKey() {
    for (var key : List.of("", "k\u00e9", "line\nbreak", "k".repeat(256))) {
      assertInstanceOf(
          FrameworkError.MalformedIdempotencyKey.class, failure(() -> screen(key, "Dunes")));
    }
    screen("k".repeat(255), "Dunes");
  }

  @Test
  void forgetsAnAnswerAfterADay() {
    screen("k1", "Dunes");
    CLOCK.advance(Duration.ofHours(24).minusSeconds(1));
    screen("k1", "Dunes");
    assertEquals(1, screenings.get());
    CLOCK.advance(Duration.ofSeconds(2));
    screen("k1", "Other");
    assertEquals(2, screenings.get());
  }

  @Test
  void removesForgottenAnswers() throws Exception {
    screen("k1", "Dunes");
    CLOCK.advance(Duration.ofHours(24));
    node.recurring("idempotency-cleanup").run();
    assertEquals(0, count("select count(*) from idempotency_answer"));
  }

  private ScreenFilmResponse screen(@Nullable String key, String title) {
    return once(
        key,
        "screenFilm",
        Map.of("title", title),
        () -> {
          screenings.incrementAndGet();
          insert(title);
          return created(title);
        });
  }

  private ScreenFilmResponse once(
      @Nullable String key,
      String operation,
      Object request,
      Supplier<? extends ScreenFilmResponse> handler) {
    return (operation.equals("screenFilm") ? screening : hiding)
        .<ScreenFilmResponse>once(organization, key, request, handler);
  }

  private Idempotency idempotency(TestNode of, String operation) {
    return new Idempotency(
        of.bean(AnswerStore.class),
        of.bean(StoredResponseCodec.class),
        new RunningOperation() {
          @Override
          public String operationId() {
            return operation;
          }

          @Override
          public void replayed() {
            replays.incrementAndGet();
          }
        },
        CLOCK);
  }

  private static ScreenFilmResponse created(String title) {
    var film = new Film(title, new BigDecimal("7.10"), CLOCK.instant(), null);
    return new ScreenFilmResponse.Created(film, URI.create("/films/1"));
  }

  private static Map<String, String> ordered(String first, String second) {
    var map = new LinkedHashMap<String, String>();
    map.put(first, "same");
    map.put(second, "same");
    return map;
  }

  private static FrameworkError failure(Supplier<?> call) {
    return assertThrows(FrameworkErrorException.class, call::get).error();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private void insert(String title) {
    execute("insert into screening values ('" + organization + "', '" + title + "')");
  }

  private int stored(String title) {
    return count(
        "select count(*) from screening where organization = '"
            + organization
            + "' and title = '"
            + title
            + "'");
  }

  @SuppressWarnings("unchecked")
  private static TransactionOperations<Connection> transactions() {
    return node.bean(TransactionOperations.class);
  }

  private static void execute(String sql) {
    transactions()
        .executeWrite(
            status -> {
              try (var statement = status.getConnection().createStatement()) {
                return statement.execute(sql);
              }
            });
  }

  private static int count(String sql) {
    return transactions()
        .executeRead(
            status -> {
              try (var statement = status.getConnection().createStatement();
                  var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getInt(1);
              }
            });
  }
}
