package dev.callsheet.clips.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.clips.ClipsFailure;
import dev.callsheet.clips.ClipsNode;
import dev.callsheet.clips.FailureReason;
import dev.callsheet.clips.choice.ProjectResult;
import dev.callsheet.clips.project.Projects.Cancellation;
import dev.callsheet.clips.project.Projects.Creation;
import dev.callsheet.clips.source.SourceFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What projects cost and how many there may be, whoever asks at the same time. */
final class ProjectsTest {
  private static final int AT_ONCE = 64;
  private static final long UNITS = 100;
  private static final Set<ProjectState> ENDS =
      Set.of(ProjectState.SUCCEEDED, ProjectState.FAILED, ProjectState.CANCELLED);
  private static final ClipsFailure DAMAGED =
      new ClipsFailure(FailureReason.UNSUPPORTED_FORMAT, "The video is damaged.");

  @TempDir Path home;
  private ClipsNode node;

  @BeforeEach
  void start() {
    node = new ClipsNode(home, UNITS);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void aStartedMinuteCostsAUnit() throws Exception {
    assertEquals(1, SourceFiles.units(ClipsNode.recording(1)));
    assertEquals(1, SourceFiles.units(ClipsNode.recording(60)));
    assertEquals(2, SourceFiles.units(ClipsNode.recording(61)));
    assertEquals(60, SourceFiles.units(ClipsNode.recording(3_600)));

    var created = created(node.create(node.source(61)));

    assertEquals(2, created.units());
    assertEquals(UNITS - 2, node.balance());
  }

  @Test
  void ofManyProjectsAtOnceFiveBegin() throws Exception {
    var source = node.source(60);
    var outcomes = atOnce(() -> node.create(source));

    assertEquals(5, outcomes.stream().filter(Creation.Created.class::isInstance).count());
    assertEquals(AT_ONCE - 5, outcomes.stream().filter(new Creation.TooMany(5)::equals).count());
    assertEquals(UNITS - 5, node.balance());
    assertEquals(5, node.bean(Projects.class).usage(node.organization).unfinished());
  }

  @Test
  void ofManyCostlyProjectsAsManyBeginAsThereAreUnitsFor() throws Exception {
    var source = node.source(40 * 60);
    var outcomes = atOnce(() -> node.create(source));

    assertEquals(2, outcomes.stream().filter(Creation.Created.class::isInstance).count());
    assertEquals(
        AT_ONCE - 2, outcomes.stream().filter(new Creation.TooFewUnits(40, 20)::equals).count());
    assertEquals(20, node.balance());
  }

  @Test
  void whoeverEndsAProjectItsUnitsComeBackOnce() throws Exception {
    var project = created(node.create(node.source(600)));
    var clips = node.bean(Projects.class);
    var progress = node.bean(ProjectProgress.class);
    node.bean(ProjectRepository.class).start(project.id());

    atOnce(
        () -> {
          progress.fail(project, DAMAGED);
          progress.succeed(project, new ProjectResult.Chosen(List.of()));
          return clips.cancel(node.organization, project.id());
        });

    var ended = node.project(project.id());
    assertEquals(ended.status() == ProjectState.SUCCEEDED ? UNITS - 10 : UNITS, node.balance());
    assertEquals(Long.valueOf(10), project.units());
    assertTrue(ENDS.contains(ended.status()), ended::toString);
  }

  @Test
  void aCancelledProjectKeepsNoCharge() throws Exception {
    var project = created(node.create(node.source(600)));
    assertInstanceOf(
        Cancellation.Cancelled.class,
        node.bean(Projects.class).cancel(node.organization, project.id()));

    assertNull(node.project(project.id()).units());
    assertEquals(UNITS, node.balance());
    assertEquals(
        new Cancellation.Ended(ProjectState.CANCELLED),
        node.bean(Projects.class).cancel(node.organization, project.id()));
  }

  @Test
  void aProjectThatSucceededIsNotCancelled() throws Exception {
    var project = created(node.create(node.source(600)));
    node.bean(ProjectRepository.class).start(project.id());
    node.bean(ProjectProgress.class).succeed(project, new ProjectResult.Chosen(List.of()));

    assertEquals(
        new Cancellation.Ended(ProjectState.SUCCEEDED),
        node.bean(Projects.class).cancel(node.organization, project.id()));
    assertEquals(UNITS - 10, node.balance());
  }

  @Test
  void aProjectDefersTheEndOfItsSource() throws Exception {
    var source = node.source(60);
    node.clock.advance(Duration.ofDays(6));
    created(node.create(source));
    node.clock.advance(Duration.ofDays(6));
    var last = created(node.create(source));
    node.clock.advance(Duration.ofDays(6));
    node.bean(Projects.class).cancel(node.organization, last.id());
    node.clock.advance(Duration.ofDays(6));
    created(node.create(source));
    node.clock.advance(Duration.ofDays(7));
    assertEquals(new Creation.NoSource(), node.create(source));
  }

  @Test
  void aWorkerThatComesLateChangesNothing() throws Exception {
    var project = created(node.create(node.source(600)));
    node.bean(Projects.class).cancel(node.organization, project.id());
    var progress = node.bean(ProjectProgress.class);

    progress.succeed(project, new ProjectResult.Chosen(List.of()));
    progress.fail(project, DAMAGED);

    assertEquals(ProjectState.CANCELLED, node.project(project.id()).status());
    assertEquals(UNITS, node.balance());
  }

  private static StoredProject created(Creation creation) {
    return assertInstanceOf(Creation.Created.class, creation).project();
  }

  private static <T> List<T> atOnce(Callable<T> call)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var outcomes = new ArrayList<T>();
      for (Future<T> future : threads.invokeAll(Collections.nCopies(AT_ONCE, call))) {
        outcomes.add(future.get());
      }
      return outcomes;
    }
  }
}
