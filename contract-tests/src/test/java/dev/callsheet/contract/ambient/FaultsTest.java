package dev.callsheet.contract.ambient;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What breaks behind the server, seen through every operation. */
@Order(Integer.MAX_VALUE - 10)
class FaultsTest {
  private final CallsheetServer server = CallsheetServer.running();
  private final String key = server.tenants().main().key();

  @Test
  void anUnexpectedFailureIs500() {
    try (var fault = server.faults().withoutTable("api_key")) {
      assertAll(secured().stream().map(operation -> expected(operation, 500)));
    }
    server.client().send(ApiRequest.get("/v1/projects", key)).expect(200);
  }

  @Test
  void anUnreachableDatabaseIs503AndWorkGoesOnAfterwards() throws Exception {
    server.proxy().cut();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var requests =
          secured().stream()
              .map(operation -> CompletableFuture.runAsync(run(expected(operation, 503)), executor))
              .toList();
      assertAll(requests.stream().map(request -> request::join));
    } finally {
      server.proxy().mend();
    }
    Await.until(
        "an answer of success",
        Duration.ofSeconds(20),
        () -> server.client().send(ApiRequest.get("/v1/projects", key)).status() == 200);
    var project = ApiRequest.post("/v1/projects", key, Map.of("name", "After the fault"));
    assertEquals(201, server.client().send(project).status());
  }

  private Executable expected(ApiOperation operation, int status) {
    return () -> {
      var answer = server.client().send(Templates.wellFormed(operation).key(key));
      answer.expect(status, operation.answer(status).codes().getFirst());
    };
  }

  private static Runnable run(Executable executable) {
    return () -> {
      try {
        executable.execute();
      } catch (Throwable failure) {
        throw new AssertionError(failure.getMessage(), failure);
      }
    };
  }

  private List<ApiOperation> secured() {
    return server.document().operations().stream().filter(ApiOperation::secured).toList();
  }
}
