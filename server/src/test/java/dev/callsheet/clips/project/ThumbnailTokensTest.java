package dev.callsheet.clips.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.clips.ClipsNode;
import dev.callsheet.clips.ClipsSettings;
import dev.callsheet.clips.choice.ChosenClip;
import dev.callsheet.clips.choice.ProjectResult;
import dev.callsheet.clips.project.Projects.Creation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the token of a thumbnail is good. */
final class ThumbnailTokensTest {
  @TempDir Path home;

  @Test
  void itEndsWhenTheProjectWouldHaveThoughThatIsKeptLonger() throws Exception {
    try (var node = new ClipsNode(home, 1)) {
      var created = (Creation.Created) node.create(node.source(60));
      var id = created.project().id();
      var lifetime = node.bean(ClipsSettings.class).lifetime();
      node.bean(ProjectRepository.class).start(id);
      node.bean(ProjectProgress.class)
          .succeed(
              created.project(),
              new ProjectResult.Chosen(
                  List.of(new ChosenClip("Clip", List.of(), 0, 5_000, List.of()))));
      var token = node.bean(ThumbnailTokens.class).of(node.project(id), 1);
      node.bean(ProjectRepository.class)
          .keep(id, node.clock.instant().plus(lifetime.multipliedBy(2)));

      var projects = node.bean(Projects.class);
      assertTrue(projects.thumbnail(token).isPresent());
      node.clock.advance(lifetime.minusSeconds(2));
      assertTrue(projects.thumbnail(token).isPresent());
      node.clock.advance(Duration.ofSeconds(2));
      assertEquals(Optional.empty(), projects.thumbnail(token));
    }
  }
}
