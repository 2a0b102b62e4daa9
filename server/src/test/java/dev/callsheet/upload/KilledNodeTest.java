package dev.callsheet.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.database.TestDatabase;
import dev.callsheet.storage.BlobStore;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledNodeTest {
  private static final int MEBIBYTE = 1024 * 1024;
  private static final String ID = "upl_1";

  @TempDir Path directory;

  @Test
  void anotherNodeContinuesAtOnceWhereAKilledOneHadCounted() throws Exception {
    var properties = new HashMap<String, Object>(TestDatabase.create().properties());
    properties.put("callsheet.home", directory.toString());
    properties.put("callsheet.upload.checkpoint-bytes", MEBIBYTE);
    properties.put("callsheet.storage.keep-free-bytes", 0);
    var content = VictimNode.content(String.valueOf(4 * MEBIBYTE));
    try (var context = ApplicationContext.builder(properties, "test").build()) {
      context.registerSingleton(Clock.class, Clock.systemUTC());
      context.start();
      var uploads = context.getBean(Uploads.class);
      uploads.create(ID, "org_1", "test", "org_1/upl_1", content.length, null);

      // Not a whole number of checkpoints, so that the file is longer than the offset says.
      long written = 2 * MEBIBYTE + MEBIBYTE / 2;
      var victim = start(properties, written);
      try {
        awaitBytes(written, victim);
        assertEquals(
            new AppendOutcome.Busy(),
            uploads.append(ID, 0, new ByteArrayInputStream(content), null, null));
      } finally {
        victim.destroyForcibly().waitFor();
      }

      var upload = assertInstanceOf(OffsetOutcome.Known.class, uploads.offset(ID)).upload();
      int offset = (int) upload.offset();
      assertTrue(offset >= MEBIBYTE && offset < written, "the offset is " + offset);
      var rest = Arrays.copyOfRange(content, offset, content.length);
      var end = uploads.append(ID, offset, new ByteArrayInputStream(rest), null, null);
      assertTrue(assertInstanceOf(AppendOutcome.Appended.class, end, end::toString).complete());
      try (var blob = context.getBean(BlobStore.class).open("org_1/upl_1", 0, content.length)) {
        assertTrue(Arrays.equals(content, blob.readAllBytes()));
      }
    }
  }

  private static Process start(HashMap<String, Object> properties, long bytes) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                VictimNode.class.getName(),
                ID,
                String.valueOf(bytes)));
    properties.forEach(
        (name, value) -> {
          command.add(name);
          command.add(value.toString());
        });
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private void awaitBytes(long bytes, Process victim) throws Exception {
    var file = directory.resolve("uploads").resolve(ID);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.exists(file) || Files.size(file) < bytes) {
      assertTrue(System.nanoTime() < deadline, "the other process wrote nothing");
      assertTrue(victim.isAlive(), "the other process ended by itself");
      victim.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }
}
