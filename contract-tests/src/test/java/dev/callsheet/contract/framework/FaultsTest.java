package dev.callsheet.contract.framework;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.family.FrameworkErrors;
import dev.callsheet.contract.family.FrameworkErrors.Expected;
import dev.callsheet.contract.family.Templates;
import dev.callsheet.contract.family.TestedFamilies;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What breaks behind the server, seen through every operation that declares it. */
@Order(Integer.MAX_VALUE - 10)
class FaultsTest {
  private final CallsheetServer server = CallsheetServer.running();
  private final List<Samples> samples = Samples.ofEachFamily(server.document());

  @Test
  void anUnexpectedFailureIsAnInternalError() {
    var byTable =
        declaring(500).stream()
            .collect(
                Collectors.groupingBy(
                    operation -> TestedFamilies.of(operation).neededTable(operation)));
    byTable.forEach(
        (table, operations) -> {
          try (var fault = server.faults().withoutTable(table)) {
            assertAll(
                operations.stream()
                    .map(operation -> expected(operation, FrameworkErrors::internal)));
          }
        });
    samples.forEach(sample -> assertEquals(200, read(sample).status(), sample::toString));
  }

  @Test
  void anUnreachableDatabaseIsUnavailableAndWorkGoesOnAfterwards() throws Exception {
    server.proxy().cut();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var requests =
          declaring(503).stream()
              .map(
                  operation ->
                      CompletableFuture.runAsync(
                          run(expected(operation, FrameworkErrors::unavailable)), executor))
              .toList();
      assertAll(requests.stream().map(request -> request::join));
    } finally {
      server.proxy().mend();
    }
    for (var sample : samples) {
      Await.until(
          "an answer of success in " + sample,
          Duration.ofSeconds(20),
          () -> read(sample).status() == 200);
      var created = server.client().send(Templates.valid(sample.create()));
      assertTrue(created.status() < 300, sample + " answers " + created.outcome());
    }
  }

  private Answer read(Samples sample) {
    return server.client().send(request(sample.read()));
  }

  private Executable expected(ApiOperation operation, Function<FrameworkErrors, Expected> error) {
    return () ->
        error
            .apply(FrameworkErrors.of(server.document(), operation))
            .expect(server.client().send(request(operation)));
  }

  private ApiRequest request(ApiOperation operation) {
    var key = server.tenants(operation).main().key();
    return operation.family().isEmpty()
        ? Templates.wellFormed(operation).key(key)
        : Templates.wellFormedOf(
                operation,
                Objects.requireNonNull(server.document().families().get(operation.family())),
                server.tenants(operation).main().id())
            .key(key);
  }

  private static Runnable run(Executable executable) {
    return () -> {
      try {
        executable.execute();
      } catch (Throwable error) {
        throw new AssertionError(error.getMessage(), error);
      }
    };
  }

  private List<ApiOperation> declaring(int status) {
    return server.document().operations().stream()
        .filter(operation -> operation.answers().containsKey(status))
        .toList();
  }
}
