package dev.callsheet.upload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.callsheet.database.TestDatabase;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.SmallDisk;
import dev.callsheet.upload.AppendOutcome.Appended;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {
  private static final int MEBIBYTE = 1024 * 1024;
  private static final String KEEP_FREE = "callsheet.storage.keep-free-bytes";
  private static final int LENGTH = 3 * MEBIBYTE + 17;
  private static final String ID = "upl_1";
  private static final String KEY = "org_1/upl_1";
  private static final String METADATA = "filename dGFsay5tcDQ=,draft";

  private static TestDatabase database;

  @TempDir Path directory;
  private final SettableClock clock = new SettableClock();
  private final RecordingListener listener = new RecordingListener();
  private ApplicationContext node;
  private Uploads uploads;

  @BeforeAll
  static void createDatabase() {
    database = TestDatabase.create();
  }

  @BeforeEach
  void start() throws Exception {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("delete from upload");
    }
    node = node(Map.of());
    uploads = node.getBean(Uploads.class);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void takesAnUploadInAnyNumberOfAppends() throws IOException {
    create(LENGTH);
    var content = content(LENGTH);
    assertAppended(1000, false, append(0, part(content, 0, 1000)));
    assertAppended(1000, false, append(1000, new byte[0]));
    assertAppended(LENGTH, true, append(1000, part(content, 1000, LENGTH)));
    assertStored(content);
    assertEquals(List.of("completed upl_1"), listener.told);
    assertEquals(0, spooledFiles());
    assertAppended(LENGTH, true, append(LENGTH, new byte[0]));
    assertEquals(List.of("completed upl_1"), listener.told);
  }

  @Test
  void keepsWhatItsCreatorSaidOfAnUpload() {
    create(10);
    assertEquals(METADATA, uploads.find(ID).orElseThrow().metadata());
    append(0, content(10));
    assertEquals(METADATA, uploads.find(ID).orElseThrow().metadata());
  }

  @Test
  void refusesAnotherOffsetAndTellsTheRightOne() {
    create(LENGTH);
    append(0, content(100));
    for (long wrong : new long[] {0, 99, 101, LENGTH}) {
      assertEquals(new AppendOutcome.OffsetMismatch(100), append(wrong, content(10)));
    }
  }

  @Test
  void keepsWhatCameBeforeTheConnectionBroke() throws IOException {
    create(LENGTH);
    var content = content(LENGTH);
    var outcome = append(0, broken(part(content, 0, 2 * MEBIBYTE + 5)), (long) LENGTH, null);
    assertEquals(
        2 * MEBIBYTE + 5, assertInstanceOf(AppendOutcome.Interrupted.class, outcome).offset());
    assertEquals(2 * MEBIBYTE + 5, knownOffset());
    assertAppended(LENGTH, true, append(2 * MEBIBYTE + 5, part(content, 2 * MEBIBYTE + 5, LENGTH)));
    assertStored(content);
  }

  @Test
  void continuesAfterARestart() throws IOException {
    create(LENGTH);
    var content = content(LENGTH);
    append(0, broken(part(content, 0, MEBIBYTE)), null, null);
    // What a killed process had written but not counted.
    Files.write(
        directory.resolve("uploads").resolve(ID), new byte[MEBIBYTE], StandardOpenOption.APPEND);
    node.close();
    node = node(Map.of());
    uploads = node.getBean(Uploads.class);
    assertEquals(MEBIBYTE, knownOffset());
    assertAppended(LENGTH, true, append(MEBIBYTE, part(content, MEBIBYTE, LENGTH)));
    assertStored(content);
  }

  @Test
  void countsAChunkOnlyIfItsChecksumMatches() throws Exception {
    create(LENGTH);
    var content = content(LENGTH);
    append(0, part(content, 0, 5000));
    for (var algorithm : Checksum.Algorithm.values()) {
      var wrong = checksum(algorithm, new byte[] {1});
      assertEquals(
          new AppendOutcome.ChecksumMismatch(),
          append(5000, stream(part(content, 5000, LENGTH)), null, wrong));
      assertEquals(5000, knownOffset());
      assertEquals(5000, Files.size(directory.resolve("uploads").resolve(ID)));
    }
    var half = part(content, 5000, 2 * MEBIBYTE);
    assertAppended(
        2 * MEBIBYTE,
        false,
        append(5000, stream(half), null, checksum(Checksum.Algorithm.SHA1, half)));
    var rest = part(content, 2 * MEBIBYTE, LENGTH);
    assertAppended(
        LENGTH,
        true,
        append(2 * MEBIBYTE, stream(rest), null, checksum(Checksum.Algorithm.SHA256, rest)));
    assertStored(content);
  }

  @Test
  void countsNothingOfABrokenChunkWithAChecksum() throws Exception {
    create(LENGTH);
    var chunk = content(2 * MEBIBYTE);
    append(0, broken(chunk), null, checksum(Checksum.Algorithm.SHA1, chunk));
    assertEquals(0, knownOffset());
  }

  @Test
  void takesNothingPastTheEnd() {
    create(LENGTH);
    append(0, content(10));
    assertEquals(
        new AppendOutcome.PastEnd(LENGTH - 10),
        append(10, stream(content(1)), (long) LENGTH - 9, null));
    assertEquals(new AppendOutcome.PastEnd(LENGTH - 10), append(10, content(LENGTH)));
    assertEquals(10, knownOffset());
    assertEquals(List.of(), listener.told);
    assertAppended(LENGTH, true, append(10, content(LENGTH - 10)));
    assertEquals(new AppendOutcome.PastEnd(0), append(LENGTH, stream(content(1)), 1L, null));
  }

  @Test
  void ofManyAppendsAtOneOffsetExactlyOneWins() throws Exception {
    create(LENGTH);
    var content = content(LENGTH);
    var other = node(Map.of());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var begin = new CountDownLatch(1);
      var outcomes =
          IntStream.range(0, 8)
              .mapToObj(
                  number ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            await(begin);
                            var on = (number % 2 == 0 ? node : other).getBean(Uploads.class);
                            return on.append(ID, 0, stream(content), null, null);
                          },
                          threads))
              .toList();
      begin.countDown();
      var ends = outcomes.stream().map(CompletableFuture::join).toList();
      assertEquals(1, ends.stream().filter(Appended.class::isInstance).count(), ends::toString);
      assertEquals(
          7,
          ends.stream().filter(new AppendOutcome.OffsetMismatch(LENGTH)::equals).count(),
          ends::toString);
    } finally {
      other.close();
    }
    assertStored(content);
    assertEquals(List.of("completed upl_1"), listener.told);
  }

  @Test
  void aWriterThatMakesProgressKeepsOthersOut() throws Exception {
    create(LENGTH);
    var content = content(LENGTH);
    var hurry = new CountDownLatch(1);
    var first = inBackground(0, new Trickle(content, hurry));
    awaitWriter();
    assertEquals(new AppendOutcome.Busy(), append(0, content));
    var elsewhere = node(Map.of());
    assertEquals(
        new AppendOutcome.Busy(),
        elsewhere.getBean(Uploads.class).append(ID, 0, stream(content), null, null));
    elsewhere.close();
    hurry.countDown();
    assertAppended(LENGTH, true, first.get(20, TimeUnit.SECONDS));
    assertStored(content);
  }

  @Test
  void aSilentWriterGivesWayToAnAppendThatSendsTheSameAgain() throws Exception {
    create(LENGTH);
    var content = content(LENGTH);
    try (var silent = new PipedOutputStream()) {
      var first = inBackground(0, new PipedInputStream(silent, MEBIBYTE));
      silent.write(content, 0, 100_000);
      silent.flush();
      awaitWriter();
      assertAppended(LENGTH, true, append(0, content));
      assertInstanceOf(AppendOutcome.Interrupted.class, first.get(5, TimeUnit.SECONDS));
    }
    assertStored(content);
  }

  @Test
  void askingForTheOffsetEndsASilentWriterAndCountsItsBytes() throws Exception {
    create(LENGTH);
    var content = content(LENGTH);
    try (var silent = new PipedOutputStream()) {
      var first = inBackground(0, new PipedInputStream(silent, MEBIBYTE));
      silent.write(content, 0, 100_000);
      silent.flush();
      awaitWriter();
      long offset = knownOffset();
      var interrupted =
          assertInstanceOf(AppendOutcome.Interrupted.class, first.get(5, TimeUnit.SECONDS));
      assertEquals(interrupted.offset(), offset);
      assertEquals(100_000, offset);
      assertAppended(LENGTH, true, append(offset, part(content, 100_000, LENGTH)));
    }
    assertStored(content);
  }

  @Test
  void turnsAwayWhatTheFilterDoesNotAccept() {
    create(LENGTH);
    var reads = new CountingStream(content(LENGTH, (byte) 'X'));
    assertEquals(new AppendOutcome.Refused(), append(0, reads, null, null));
    assertTrue(reads.count < 256 * 1024, "read " + reads.count);
    assertEquals(List.of("refused upl_1"), listener.told);
    assertEquals(0, spooledFiles());
    assertEquals(new AppendOutcome.Refused(), append(0, content(10)));
    assertEquals(new OffsetOutcome.Refused(), uploads.offset(ID));
  }

  @Test
  void showsTheFilterAHeadThatCameInPieces() {
    create(LENGTH);
    var refused = content(LENGTH, (byte) 'X');
    assertAppended(4095, false, append(0, part(refused, 0, 4095)));
    assertEquals(new AppendOutcome.Refused(), append(4095, part(refused, 4095, 4096)));
  }

  @Test
  void showsTheFilterAContentShorterThanAHead() {
    create(10);
    assertEquals(new AppendOutcome.Refused(), append(0, content(10, (byte) 'X')));
    assertEquals(List.of("refused upl_1"), listener.told);
  }

  @Test
  void anUploadExpiresALifetimeAfterItsLastByte() {
    create(LENGTH);
    clock.advance(Duration.ofHours(23));
    append(0, content(5000));
    clock.advance(Duration.ofHours(23));
    assertEquals(0, uploads.removeExpired());
    assertEquals(5000, knownOffset());
    clock.advance(Duration.ofHours(1));
    assertEquals(new OffsetOutcome.Expired(), uploads.offset(ID));
    assertEquals(new AppendOutcome.Expired(), append(5000, content(10)));
    assertEquals(1, uploads.removeExpired());
    assertEquals(List.of("expired upl_1"), listener.told);
    assertEquals(0, spooledFiles());
    assertEquals(new OffsetOutcome.NotFound(), uploads.offset(ID));
    assertEquals(new AppendOutcome.NotFound(), append(5000, content(10)));
  }

  @Test
  void aCompletedUploadIsForgottenLaterAndItsBlobStays() throws IOException {
    create(10);
    append(0, content(10));
    clock.advance(Duration.ofHours(24));
    assertEquals(1, uploads.removeExpired());
    assertEquals(new OffsetOutcome.NotFound(), uploads.offset(ID));
    assertStored(content(10));
    assertEquals(List.of("completed upl_1"), listener.told);
  }

  @Test
  void terminationDropsTheBytes() {
    create(LENGTH);
    append(0, content(5000));
    assertEquals(new TerminateOutcome.Terminated(), uploads.terminate(ID));
    assertEquals(List.of("terminated upl_1"), listener.told);
    assertEquals(0, spooledFiles());
    assertEquals(new OffsetOutcome.NotFound(), uploads.offset(ID));
    assertEquals(new AppendOutcome.NotFound(), append(0, content(10)));
    assertEquals(new TerminateOutcome.NotFound(), uploads.terminate(ID));
  }

  @Test
  void terminationEndsAWriterAtWork() throws Exception {
    create(LENGTH);
    var first = inBackground(0, new Trickle(content(LENGTH), new CountDownLatch(1)));
    awaitWriter();
    assertEquals(new TerminateOutcome.Terminated(), uploads.terminate(ID));
    assertInstanceOf(AppendOutcome.Interrupted.class, first.get(5, TimeUnit.SECONDS));
    assertEquals(0, spooledFiles());
  }

  @Test
  void aCompletedUploadCannotBeWithdrawn() {
    create(10);
    append(0, content(10));
    assertEquals(new TerminateOutcome.AlreadyCompleted(), uploads.terminate(ID));
  }

  @Test
  void aListenerThatFailsIsToldAgain() throws IOException {
    create(10);
    listener.failures = 2;
    assertThrows(IllegalStateException.class, () -> append(0, content(10)));
    assertEquals(UploadState.RECEIVING, uploads.find(ID).orElseThrow().state());
    assertEquals(0, uploads.removeExpired());
    assertEquals(
        UploadState.COMPLETED,
        assertInstanceOf(OffsetOutcome.Known.class, uploads.offset(ID)).upload().state());
    assertEquals(List.of("completed upl_1"), listener.told);
    assertStored(content(10));
  }

  @Test
  void theCleanUpFinishesWhatWasInterruptedBeforeTheBlob() throws IOException {
    create(10);
    listener.failures = 1;
    assertThrows(IllegalStateException.class, () -> append(0, content(10)));
    assertEquals(1, uploads.removeExpired());
    assertEquals(List.of("completed upl_1"), listener.told);
    assertStored(content(10));
  }

  @Test
  void saysThatTheDiskIsFullAndKeepsTheOffset() {
    create(LENGTH);
    append(0, content(5000));
    try (var full = node(Map.of(KEEP_FREE, Long.MAX_VALUE))) {
      assertEquals(
          new AppendOutcome.StorageFull(5000),
          full.getBean(Uploads.class).append(ID, 5000, stream(content(10)), null, null));
    }
    assertEquals(5000, knownOffset());
  }

  @Test
  void stopsBeforeTheDiskIsFullAndGoesOnOnceThereIsRoom() throws Exception {
    int length = 20 * MEBIBYTE;
    var content = content(length);
    create(length);
    try (var disk = new SmallDisk(directory.resolve("disk"));
        var small = node(on(disk))) {
      var appends = small.getBean(Uploads.class);
      var others = disk.leave(8 * MEBIBYTE);
      var sum = checksum(Checksum.Algorithm.SHA1, content);
      assertEquals(
          new AppendOutcome.StorageFull(0), appends.append(ID, 0, stream(content), null, sum));
      var full =
          assertInstanceOf(
              AppendOutcome.StorageFull.class, appends.append(ID, 0, stream(content), null, null));
      assertTrue(full.offset() > 0, full::toString);
      assertEquals(full.offset(), knownOffset());
      assertTrue(disk.keptItsLimit());

      Files.delete(others);
      var rest = part(content, (int) full.offset(), length);
      assertAppended(length, true, appends.append(ID, full.offset(), stream(rest), null, null));
    }
    assertStored(content);
  }

  @Test
  void keepsTheBytesWhenTheBlobHasNoRoom() throws Exception {
    create(LENGTH);
    try (var disk = new SmallDisk(directory.resolve("disk"));
        var small =
            node(
                Map.of(
                    "callsheet.storage.directory",
                    disk.path().toString(),
                    KEEP_FREE,
                    disk.keepFreeBytes()))) {
      assumeTrue(disk.isExact(), "no other disk");
      var others = disk.leave(MEBIBYTE);
      var appends = small.getBean(Uploads.class);
      assertEquals(
          new AppendOutcome.StorageFull(LENGTH),
          appends.append(ID, 0, stream(content(LENGTH)), null, null));
      Files.delete(others);
      assertAppended(LENGTH, true, appends.append(ID, LENGTH, stream(new byte[0]), null, null));
    }
  }

  private static Map<String, Object> on(SmallDisk disk) {
    return Map.of(
        "callsheet.upload.directory", disk.path().toString(), KEEP_FREE, disk.keepFreeBytes());
  }

  @Test
  void anUnknownUploadIsNotFound() {
    assertEquals(new AppendOutcome.NotFound(), append(0, content(10)));
    assertEquals(new OffsetOutcome.NotFound(), uploads.offset("../../etc/passwd"));
    assertThrows(
        IllegalArgumentException.class,
        () -> uploads.create("../up", "org_1", "test", KEY, 1, null));
  }

  @Test
  void streamsALargeUploadThroughLittleMemory() {
    long length = 512L * MEBIBYTE;
    create(length);
    var body = new MeasuringStream(length);
    try (var usual = node(Map.of("callsheet.upload.checkpoint-bytes", 8 * MEBIBYTE))) {
      assertAppended(length, true, usual.getBean(Uploads.class).append(ID, 0, body, length, null));
    }
    assertEquals(length, node.getBean(BlobStore.class).size(KEY));
    assertTrue(body.growth() < 32L * MEBIBYTE, "the heap grew by " + body.growth());
  }

  private ApplicationContext node(Map<String, Object> settings) {
    var properties = new HashMap<String, Object>(database.properties());
    properties.put("callsheet.home", directory.toString());
    properties.put("callsheet.upload.checkpoint-bytes", MEBIBYTE);
    properties.put(KEEP_FREE, 0);
    properties.put("callsheet.upload.stall", "200ms");
    properties.put("callsheet.upload.patience", "2s");
    properties.putAll(settings);
    var context = ApplicationContext.builder(properties, "test").build();
    context.registerSingleton(Clock.class, clock);
    context.registerSingleton(UploadListener.class, listener);
    context.registerSingleton(
        ContentFilter.class, (ContentFilter) (upload, head) -> head[0] != 'X');
    return context.start();
  }

  private void create(long length) {
    uploads.create(ID, "org_1", "test", KEY, length, METADATA);
  }

  private AppendOutcome append(long offset, byte[] body) {
    return append(offset, stream(body), null, null);
  }

  private AppendOutcome append(
      long offset, InputStream body, @Nullable Long length, @Nullable Checksum checksum) {
    return uploads.append(ID, offset, body, length, checksum);
  }

  private CompletableFuture<AppendOutcome> inBackground(long offset, InputStream body) {
    var end = new CompletableFuture<AppendOutcome>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                end.complete(append(offset, body, null, null));
              } catch (RuntimeException | Error failure) {
                end.completeExceptionally(failure);
              }
            });
    return end;
  }

  private void awaitWriter() throws IOException {
    var file = directory.resolve("uploads").resolve(ID);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!Files.exists(file) || Files.size(file) < 10_000) {
      assertTrue(System.nanoTime() < deadline, "no byte was written");
      Thread.onSpinWait();
    }
  }

  private long knownOffset() {
    return assertInstanceOf(OffsetOutcome.Known.class, uploads.offset(ID)).upload().offset();
  }

  private void assertStored(byte[] content) throws IOException {
    try (var stored = node.getBean(BlobStore.class).open(KEY, 0, content.length)) {
      assertArrayEquals(content, stored.readAllBytes());
    }
    assertEquals(content.length, node.getBean(BlobStore.class).size(KEY));
  }

  private long spooledFiles() {
    try (var files = Files.list(directory.resolve("uploads"))) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).count();
    } catch (IOException exception) {
      throw new AssertionError(exception);
    }
  }

  private static void assertAppended(long offset, boolean complete, AppendOutcome outcome) {
    var appended = assertInstanceOf(Appended.class, outcome, outcome::toString);
    assertEquals(offset, appended.offset());
    assertEquals(complete, appended.complete());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException exception) {
      throw new AssertionError(exception);
    }
  }

  private static Checksum checksum(Checksum.Algorithm algorithm, byte[] content) throws Exception {
    var name = algorithm == Checksum.Algorithm.SHA1 ? "SHA-1" : "SHA-256";
    return new Checksum(algorithm, MessageDigest.getInstance(name).digest(content));
  }

  private static byte[] content(int length) {
    return content(length, (byte) 'm');
  }

  private static byte[] content(int length, byte first) {
    var content = new byte[length];
    new Random(length).nextBytes(content);
    content[0] = first;
    return content;
  }

  private static byte[] part(byte[] content, int from, int to) {
    return Arrays.copyOfRange(content, from, to);
  }

  private static InputStream stream(byte[] content) {
    return new ByteArrayInputStream(content);
  }

  private static InputStream broken(byte[] before) {
    return new SequenceInputStream(
        stream(before),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Connection reset");
          }
        });
  }

  /** Gives a little at a time, never silent for long, until told to hurry. */
  private static final class Trickle extends InputStream {
    private final ByteArrayInputStream content;
    private final CountDownLatch hurry;

    Trickle(byte[] content, CountDownLatch hurry) {
      this.content = new ByteArrayInputStream(content);
      this.hurry = hurry;
    }

    @Override
    public int read() {
      return content.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return hurry.await(20, TimeUnit.MILLISECONDS)
            ? content.read(bytes, offset, length)
            : content.read(bytes, offset, Math.min(length, 5000));
      } catch (InterruptedException exception) {
        throw new IOException(exception);
      }
    }
  }

  private static final class CountingStream extends FilterInputStream {
    private long count;

    CountingStream(byte[] content) {
      super(stream(content));
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += read;
      return read;
    }
  }

  /** Costs nothing to read, and looks at the heap now and then. */
  private static final class MeasuringStream extends InputStream {
    private static final long EVERY = 64L * MEBIBYTE;
    private long remaining;
    private long next;
    private long first = -1;
    private long most;

    MeasuringStream(long length) {
      remaining = length;
      next = length;
    }

    long growth() {
      return most - first;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (remaining <= next) {
        next -= EVERY;
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        first = first < 0 ? used : first;
        most = Math.max(most, used);
      }
      int count = (int) Math.min(length, remaining);
      remaining -= count;
      return count == 0 ? -1 : count;
    }
  }
}
