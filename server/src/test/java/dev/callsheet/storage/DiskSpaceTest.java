package dev.callsheet.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskSpaceTest {
  private static final int MIB = 1 << 20;
  private static final int STEP = (int) DiskSpace.STEP_BYTES;

  @TempDir Path parent;
  private SmallDisk disk;
  private DiskSpace space;

  @BeforeEach
  void mount() throws Exception {
    disk = new SmallDisk(parent.resolve("disk"));
    space = new DiskSpace(disk.keepFreeBytes());
  }

  @AfterEach
  void unmount() throws Exception {
    disk.close();
  }

  @Test
  void aDiskIsShortWhenLessIsFreeThanIsKept() throws Exception {
    assertFalse(space.isShort(disk.path()));
    var file = disk.leave(-MIB);
    assertTrue(space.isShort(disk.path()));
    assertTrue(space.isShort(file));
    assertTrue(new DiskSpace(Long.MAX_VALUE).isShort(parent));
    Files.delete(file);
    assertFalse(space.isShort(disk.path()));
    assertThrows(IllegalArgumentException.class, () -> new DiskSpace(-1));
  }

  @Test
  void thereIsRoomForWhatIsNotKept() throws Exception {
    var file = disk.path().resolve("not-yet-there");
    assertTrue(space.hasRoom(file, SmallDisk.ROOM - MIB));
    assertFalse(space.hasRoom(file, SmallDisk.ROOM + MIB));
    assertFalse(space.hasRoom(file, Long.MAX_VALUE));
    assertFalse(new DiskSpace(Long.MAX_VALUE).hasRoom(file, Long.MAX_VALUE));
    assertThrows(StorageFullException.class, () -> space.require(file, SmallDisk.ROOM + MIB));
    assertThrows(NoSuchFileException.class, () -> space.hasRoom(parent.resolve("missing/file"), 1));
  }

  @Test
  void whatAWriterWasGivenIsNoRoomForOthersUntilItEnds() throws Exception {
    disk.leave(STEP);
    try (var first = space.reserve(disk.path());
        var second = space.reserve(disk.path())) {
      assertTrue(second.take(0));
      assertTrue(first.take(1));
      assertFalse(second.take(MIB));
      assertFalse(space.hasRoom(disk.path(), MIB));
      assertFalse(space.isShort(disk.path()), "nothing is written yet");
    }
    try (var third = space.reserve(disk.path())) {
      assertTrue(third.take(STEP - MIB));
    }
  }

  @Test
  void aWriterStopsBeforeTheLimitAndMayGoOnOnceThereIsRoom() throws Exception {
    var others = disk.leave(10 * MIB);
    var file = disk.path().resolve("file");
    try (var output = create(file)) {
      var buffer = new byte[MIB];
      for (var count = 0; count < 9; count++) {
        output.write(buffer);
      }
      assertThrows(StorageFullException.class, () -> output.write(new byte[2 * MIB]));
      assertTrue(disk.keptItsLimit());
      assertEquals(9L * MIB, Files.size(file));
      Files.delete(others);
      output.write(buffer);
      output.write(1);
    }
    assertEquals(10L * MIB + 1, Files.size(file));
  }

  @Test
  void eightWritersTogetherKeepTheLimit() throws Exception {
    var begin = new CyclicBarrier(8);
    var writers = new ArrayList<Callable<Long>>();
    for (var index = 0; index < 8; index++) {
      var file = disk.path().resolve("file-" + index);
      writers.add(
          () -> {
            begin.await();
            return writtenUntilFull(file);
          });
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      var written = 0L;
      for (var writer : threads.invokeAll(writers)) {
        written += writer.get();
      }
      assertTrue(disk.keptItsLimit());
      assertTrue(written <= SmallDisk.ROOM + MIB, "too much was granted");
      assertTrue(written > SmallDisk.ROOM - 8 * STEP, "too little was granted");
    }
    disk.files().forEach(file -> assertTrue(file.toFile().delete()));
    assertTrue(space.hasRoom(disk.path(), SmallDisk.ROOM - MIB), "a reservation was left behind");
  }

  @Test
  void theSystemsWordsForAFullDiskAreUnderstood() throws Exception {
    assumeTrue(disk.isExact());
    var unlimited = new DiskSpace(0);
    var file = disk.path().resolve("file");
    try (var output = unlimited.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var others = Files.newOutputStream(disk.path().resolve("of-others"))) {
      output.write(1);
      others.write(new byte[2 * SmallDisk.ROOM - STEP / 2]);
      var full = assertThrows(StorageFullException.class, () -> output.write(new byte[STEP - 1]));
      assertInstanceOf(IOException.class, full.getCause());
    }
  }

  private long writtenUntilFull(Path file) throws IOException {
    var written = 0L;
    try (var output = create(file)) {
      for (var buffer = new byte[64 << 10]; ; written += buffer.length) {
        output.write(buffer);
      }
    } catch (StorageFullException full) {
      return written;
    }
  }

  private OutputStream create(Path file) throws IOException {
    return space.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }
}
