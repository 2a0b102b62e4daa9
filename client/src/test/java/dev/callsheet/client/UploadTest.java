package dev.callsheet.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.client.studio.AppendToUploadException;
import dev.callsheet.client.studio.model.Asset;
import dev.callsheet.client.studio.model.AssetStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UploadTest {

  private static final int SIZE = 3_000_000;
  private static final int BROKEN_AT = 1_300_000;

  private final TestTime time = new TestTime();
  private final List<Long> progress = new ArrayList<>();
  private byte[] content;
  private Path file;
  private FakeUploads server;
  private StudioClient studio;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    content = new byte[SIZE];
    new Random(42).nextBytes(content);
    file = Files.write(folder.resolve("talk.mp4"), content);
    server = new FakeUploads(SIZE);
    studio = client(time);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private StudioClient client(Sleeper sleeper) {
    return Callsheet.builder()
        .baseUrl(server.url())
        .clock(time)
        .sleeper(sleeper)
        .resumeWithin(Duration.ofSeconds(30))
        .build()
        .studio("sk_studio_test");
  }

  private Asset upload() throws IOException {
    return studio.upload("prj_1", file, (sent, total) -> progress.add(sent));
  }

  @Test
  void sendsTheWholeFileAndTellsItsProgress() throws IOException {
    Asset asset = upload();

    assertEquals(AssetStatus.PROCESSING, asset.status());
    assertArrayEquals(content, server.stored());
    assertEquals(List.of("HEAD", "PATCH 0"), server.requests());
    assertEquals(0L, progress.get(0));
    assertEquals((long) SIZE, progress.get(progress.size() - 1));
    assertTrue(progress.size() > 3, progress.toString());
  }

  @Test
  void goesOnFromTheServersOffsetAfterABrokenConnection() throws IOException {
    server.breaksAfter(BROKEN_AT);

    upload();

    assertArrayEquals(content, server.stored());
    assertEquals(List.of("HEAD", "PATCH 0", "HEAD", "PATCH " + BROKEN_AT), server.requests());
  }

  @Test
  void goesOnAfterARestartOfTheServer() throws IOException {
    server.breaksAfter(BROKEN_AT);
    List<Integer> port = new ArrayList<>();
    studio =
        client(
            pause -> {
              time.sleep(pause);
              if (port.isEmpty()) {
                port.add(server.kill());
              } else if (port.size() < 3) {
                port.add(0);
                if (port.size() == 3) {
                  restart(port.get(0));
                }
              }
            });

    upload();

    assertArrayEquals(content, server.stored());
    assertEquals(List.of("HEAD", "PATCH 0", "HEAD", "PATCH " + BROKEN_AT), server.requests());
    assertEquals(3, time.slept().size());
  }

  private void restart(int port) {
    try {
      server.restart(port);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  @Test
  void isDoneWhenOnlyTheLastAnswerWasLost() throws IOException {
    server.losesLastAnswer();

    Asset asset = upload();

    assertEquals(AssetStatus.PROCESSING, asset.status());
    assertArrayEquals(content, server.stored());
  }

  @Test
  void asksForTheOffsetAgainOnAConflict() throws IOException {
    server.refuses(409, "conflict", 2);

    upload();

    assertArrayEquals(content, server.stored());
    assertEquals(
        List.of("HEAD", "PATCH 0", "HEAD", "PATCH 0", "HEAD", "PATCH 0"), server.requests());
  }

  @Test
  void throwsTheTypedErrorWhenTheBytesAreRefusedForGood() {
    server.refuses(413, "payload_too_large", 2);

    AppendToUploadException.PayloadTooLarge error =
        assertThrows(AppendToUploadException.PayloadTooLarge.class, this::upload);
    assertEquals("No.", error.message());
  }

  @Test
  void givesUpWhenNothingMovesForTooLongAndCanBeResumedLater() throws IOException {
    server.breaksAfter(BROKEN_AT);
    List<Integer> port = new ArrayList<>();
    studio =
        client(
            pause -> {
              time.sleep(pause);
              if (port.isEmpty()) {
                port.add(server.kill());
              }
            });

    UploadInterruptedException interrupted =
        assertThrows(UploadInterruptedException.class, this::upload);
    assertEquals("ast_1", interrupted.assetId());

    server.restart(port.get(0));
    studio.resumeUpload("ast_1", file, UploadProgress.none());
    assertArrayEquals(content, server.stored());
  }

  @Test
  void refusesAnotherFileThanTheAssetWasMadeFor(@TempDir Path folder) throws IOException {
    Path other = Files.writeString(folder.resolve("other.mp4"), "short");

    assertThrows(
        IllegalArgumentException.class,
        () -> studio.resumeUpload("ast_1", other, UploadProgress.none()));
  }
}
