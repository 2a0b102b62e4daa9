package dev.callsheet.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.client.studio.model.AssetFailureReason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WaitingTest {

  private final TestTime time = new TestTime();
  private FakeServer server;
  private StudioClient studio;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    studio =
        Callsheet.builder()
            .baseUrl(server.url())
            .clock(time)
            .sleeper(time)
            .build()
            .studio("sk_studio_test");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void answersAsset(String status, boolean cuttable, String more) {
    server.answersJson(
        200,
        """
        {"id":"ast_1","project_id":"prj_1","filename":"a.mp4","size_bytes":1,"status":"%s",
        "cuttable":%s,%s"created_at":"2026-11-20T10:00:00Z","updated_at":"2026-11-20T10:00:00Z"}"""
            .formatted(status, cuttable, more));
  }

  private void answersRender(String status, int percent) {
    server.answersJson(
        200,
        """
        {"id":"rnd_1","asset_id":"ast_1","format":"mp4","status":"%s","progress_percent":%d,
        "created_at":"2026-11-20T10:00:00Z"}"""
            .formatted(status, percent));
  }

  @Test
  void returnsTheAssetOnceItIsCuttable() {
    answersAsset("processing", false, "");
    answersAsset("processing", false, "");
    answersAsset("processing", true, "");

    studio.awaitCuttable("ast_1", Duration.ofMinutes(1));

    assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(1)), time.slept());
  }

  @Test
  void tellsTheProgressOfAnAsset() {
    answersAsset("processing", false, "\"progress_percent\":5,");
    answersAsset("processing", true, "\"progress_percent\":15,");
    answersAsset("processing", true, "\"progress_percent\":60,");
    answersAsset("ready", true, "");
    List<Integer> percents = new ArrayList<>();

    studio.awaitCuttable(
        "ast_1", Duration.ofMinutes(1), asset -> percents.add(asset.progressPercent()));
    studio.awaitReady(
        "ast_1", Duration.ofMinutes(1), asset -> percents.add(asset.progressPercent()));

    assertEquals(Arrays.asList(5, 15, 60, null), percents);
  }

  @Test
  void saysWhyTheAssetFailed() {
    answersAsset(
        "failed", false, "\"failure\":{\"reason\":\"no_audio\",\"message\":\"No sound.\"},");

    StudioWaitException.AssetFailed failed =
        assertThrows(
            StudioWaitException.AssetFailed.class,
            () -> studio.awaitReady("ast_1", Duration.ofMinutes(1)));

    assertEquals(AssetFailureReason.NO_AUDIO, failed.failure().orElseThrow().reason());
    assertEquals("ast_1 is failed: No sound.", failed.getMessage());
  }

  @Test
  void doesNotWaitForCreditsThatNobodyMayBuy() {
    answersAsset("pending_payment", false, "");

    assertThrows(
        StudioWaitException.PaymentRequired.class,
        () -> studio.awaitCuttable("ast_1", Duration.ofMinutes(1)));
  }

  @Test
  void stopsWhenTheTimeIsUp() {
    for (int i = 0; i < 3; i++) {
      answersAsset("processing", true, "");
    }

    WaitException.DeadlinePassed passed =
        assertThrows(
            WaitException.DeadlinePassed.class,
            () -> studio.awaitReady("ast_1", Duration.ofSeconds(2)));

    assertEquals("ast_1 was still processing after 2 s.", passed.getMessage());
    assertEquals(3, server.asked().size());
  }

  @Test
  void tellsTheProgressOfARender() {
    answersRender("pending", 0);
    answersRender("processing", 40);
    answersRender("completed", 100);
    List<Integer> percents = new ArrayList<>();

    studio.awaitRender(
        "rnd_1", Duration.ofMinutes(1), render -> percents.add(render.progressPercent()));

    assertEquals(List.of(0, 40, 100), percents);
  }

  @Test
  void saysThatARenderWasCancelled() {
    answersRender("cancelled", 40);

    StudioWaitException.WorkEnded ended =
        assertThrows(
            StudioWaitException.WorkEnded.class,
            () -> studio.awaitRender("rnd_1", Duration.ofMinutes(1), render -> {}));

    assertEquals("rnd_1 is cancelled.", ended.getMessage());
  }
}
