package dev.callsheet.clips;

import dev.callsheet.account.Organizations;
import dev.callsheet.clips.choice.ProjectSpec;
import dev.callsheet.clips.project.ProjectRepository;
import dev.callsheet.clips.project.Projects;
import dev.callsheet.clips.project.StoredProject;
import dev.callsheet.clips.source.SourceRepository;
import dev.callsheet.clips.source.SourceState;
import dev.callsheet.clips.source.StoredSource;
import dev.callsheet.credit.Credits;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.id.Ids;
import dev.callsheet.job.TestClock;
import dev.callsheet.job.TestNode;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.secret.Sha256;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.timeline.FrameRate;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A node whose jobs wait until a test runs them, with an organisation and its units. */
public final class ClipsNode implements AutoCloseable {
  static final ProjectSpec.Highlights SPEC = new ProjectSpec.Highlights(5_000, 20_000, 2);

  public final TestClock clock = new TestClock();
  public final String organization;
  private final TestNode node;

  public ClipsNode(Path home, long units) {
    this(home, units, Map.of());
  }

  public ClipsNode(Path home, long units, Map<String, Object> more) {
    var properties = TestNode.database();
    properties.put("callsheet.home", home.toString());
    properties.putAll(more);
    node = TestNode.start(properties, clock);
    organization = node.bean(Organizations.class).create("Clips").id();
    if (units > 0) {
      node.bean(Credits.class).grant(organization, units, "test");
    }
  }

  public void startWorkers() {
    node.withWorkers();
  }

  public <T> T bean(Class<T> type) {
    return node.bean(type);
  }

  public long balance() {
    return bean(Credits.class).balance(organization);
  }

  /** A source whose file, so it says, plays that long. */
  public StoredSource source(long seconds) throws Exception {
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

  public static MediaInfo recording(long seconds) {
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
            0,
            null,
            null);
    return new MediaInfo(
        "mov", seconds * 1_000_000, 0, false, video, null, List.of(), List.of(), null);
  }

  public Projects.Creation create(StoredSource source) {
    return bean(Projects.class).create(order(), source.id());
  }

  Projects.Order order() {
    return new Projects.Order(organization, null, SPEC, "http://localhost");
  }

  public StoredProject project(String id) {
    return bean(ProjectRepository.class).findById(id).orElseThrow();
  }

  @Override
  public void close() {
    node.close();
  }
}
