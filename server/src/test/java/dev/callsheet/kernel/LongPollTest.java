package dev.callsheet.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.graceful.GracefulShutdownManager;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends an answer that would wait for 20 seconds. */
final class LongPollTest {
  private static final String POLL = "/v1/kernel?behave=poll";
  private static final int SOON = 5;

  private KernelServer kernel;
  private KernelController controller;

  @BeforeEach
  void start() throws IOException {
    kernel = new KernelServer(Map.of());
    controller = kernel.server.getApplicationContext().getBean(KernelController.class);
  }

  @AfterEach
  void stop() {
    kernel.close();
  }

  @Test
  void theEndOfWhatIsWaitedFor() throws Exception {
    var answer = poll();
    controller.release.countDown();
    assertEquals(200, answer.get(SOON, TimeUnit.SECONDS).statusCode());
  }

  @Test
  void theStopOfTheServer() throws Exception {
    var answer = poll();
    kernel
        .server
        .getApplicationContext()
        .getBean(GracefulShutdownManager.class)
        .shutdownGracefully()
        .toCompletableFuture()
        .get(SOON, TimeUnit.SECONDS);
    assertEquals(200, answer.get(SOON, TimeUnit.SECONDS).statusCode());
  }

  @Test
  void theClientThatHasGone() throws Exception {
    try (var socket = kernel.socket()) {
      KernelServer.write(
          socket,
          "GET "
              + POLL
              + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
              + KernelServer.key("write")
              + "\r\n\r\n");
      assertTrue(controller.entered.await(SOON, TimeUnit.SECONDS));
    }
    assertTrue(controller.waited.await(SOON, TimeUnit.SECONDS));
  }

  private CompletableFuture<HttpResponse<String>> poll() throws InterruptedException {
    var answer = kernel.client.sendAsync(kernel.authorized(POLL).build(), BodyHandlers.ofString());
    assertTrue(controller.entered.await(SOON, TimeUnit.SECONDS));
    return answer;
  }
}
