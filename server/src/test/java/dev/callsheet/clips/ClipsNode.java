package dev.callsheet.clips;

import dev.callsheet.account.Organizations;
import dev.callsheet.credit.Credits;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.id.Ids;
import dev.callsheet.job.TestClock;
import dev.callsheet.job.TestNode;
import dev.callsheet.media.FrameRate;
import dev.callsheet.media.MediaInfo;
import dev.callsheet.secret.Sha256;
import dev.callsheet.storage.BlobStore;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A node whose jobs wait until a test runs them, with an organisation and its units. */
final class ClipsNode implements AutoCloseable {
  static final Ask.Highlights ASK = new Ask.Highlights(5_000, 20_000, 2);

  final TestClock clock = new TestClock();
  final String organization;
  private final TestNode node;

  ClipsNode(Path home, long units) {
    this(home, units, Map.of());
  }

  ClipsNode(Path home, long units, Map<String, Object> more) {
    var properties = TestNode.database();
    properties.put("callsheet.home", home.toString());
    properties.putAll(more);
    node = TestNode.start(properties, clock);
    organization = node.bean(Organizations.class).create("Clips").id();
    if (units > 0) {
      node.bean(Credits.class).grant(organization, units, "test");
    }
  }

  void startWorkers() {
    node.withWorkers();
  }

  <T> T bean(Class<T> type) {
    return node.bean(type);
  }

  long balance() {
    return bean(Credits.class).balance(organization);
  }

  /** A source whose file, so it says, plays that long. */
  StoredSource source(long seconds) throws Exception {
    var id = Ids.next("src");
    var key = "clips/sources/" + id + "/file";
    bean(BlobStore.class).put(key, new ByteArrayInputStream(new byte[] {1}));
    var source =
        new StoredSource(
            id,
            organization,
            "talk.mp4",
            Sha256.hex(id),
            null,
            SourceState.READY,
            key,
            1L,
            JsonColumn.write(recording(seconds)),
            clock.instant(),
            clock.instant().plus(bean(ClipsSettings.class).lifetime()));
    bean(SourceRepository.class).save(source);
    return source;
  }

  static MediaInfo recording(long seconds) {
    var rate = new FrameRate(25, 1);
    var video =
        new MediaInfo.VideoStream(
            0,
            "h264",
            1280,
            720,
            rate,
            rate,
            false,
            "yuv420p",
            0,
            seconds * 1_000_000,
            seconds * 1_000_000,
            0);
    return new MediaInfo("mov", seconds * 1_000_000, 0, false, video, null, List.of(), List.of());
  }

  Clips.Creation create(StoredSource source) {
    return bean(Clips.class).create(order(), source.id());
  }

  Clips.Order order() {
    return new Clips.Order(organization, null, ASK, "http://localhost");
  }

  StoredProject project(String id) {
    return bean(ProjectRepository.class).findById(id).orElseThrow();
  }

  @Override
  public void close() {
    node.close();
  }
}
