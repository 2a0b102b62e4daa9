package dev.callsheet.tasks.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.account.Organizations;
import dev.callsheet.apikey.KeySpec;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.access.Authentication;
import dev.callsheet.kernel.access.Authentication.Authenticated;
import dev.callsheet.kernel.access.Authentication.Revoked;
import dev.callsheet.kernel.access.Authenticator;
import dev.callsheet.tasks.TasksFamily;
import dev.callsheet.tasks.TasksNode;
import dev.callsheet.webhook.EndpointCreation;
import dev.callsheet.webhook.Webhooks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of projects and of the keys that are theirs. */
final class ProjectsTest {
  private static final KeySpec SPEC = new KeySpec("Player", Set.of("read"), null);

  @TempDir Path home;
  private TasksNode node;
  private Projects projects;
  private ProjectKeys keys;

  @BeforeEach
  void start() {
    node =
        new TasksNode(
            home,
            Map.of(
                "callsheet.tasks.max-projects", 3,
                "callsheet.egress.allow-http", true,
                "callsheet.egress.allow-loopback", true));
    projects = node.bean(Projects.class);
    keys = node.bean(ProjectKeys.class);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void anOrganizationHasAsManyAsItMayAndSeesItsOwnAlone() {
    var second = node.newProject("Second");
    node.newProject("Second");
    assertEquals(new ProjectCreation.LimitReached(3), projects.create(node.organization, "Fourth"));
    projects.delete(node.organization, second.projectId());
    node.newProject("Fourth");

    var other = node.bean(Organizations.class).create("Other").id();
    assertTrue(projects.find(other, node.project.projectId()).isEmpty());
    assertFalse(projects.delete(other, node.project.projectId()));
    assertTrue(projects.list(other, 10, null).items().isEmpty());
    assertEquals(
        List.of("Fourth", "Second", "First"),
        projects.list(node.organization, 10, null).items().stream()
            .map(StoredProject::name)
            .toList());
  }

  @Test
  void theProjectOfANameIsMadeOnce() {
    var made = projects.provide(node.organization, "demo");
    assertEquals(made, projects.provide(node.organization, "demo"));
    assertTrue(projects.exists(node.organization, made));
    projects.delete(node.organization, made);
    assertFalse(projects.exists(node.organization, made));
    assertFalse(projects.provide(node.organization, "demo").equals(made));
  }

  @Test
  void aKeyOfAProjectNamesItAndGoesWithIt() {
    var created = create();
    var caller = (Caller) assertInstanceOf(Authenticated.class, ask(created.secret())).caller();
    assertEquals(node.project.owner(), caller.owner());
    assertEquals(
        List.of(created.key()), keys.list(node.organization, id(), 10, null).orElseThrow().items());

    projects.delete(node.organization, id());

    assertEquals(new Revoked(), ask(created.secret()));
    assertInstanceOf(
        ProjectKeys.Creation.ProjectUnknown.class, keys.create(node.organization, id(), SPEC));
    assertTrue(keys.list(node.organization, id(), 10, null).isEmpty());
    assertEquals(
        ProjectKeys.Revocation.PROJECT_UNKNOWN,
        keys.revoke(node.organization, id(), created.key().id()));
    assertInstanceOf(
        ProjectKeys.Rotation.ProjectUnknown.class,
        keys.rotate(node.organization, id(), created.key().id(), Duration.ZERO));
  }

  @Test
  void aKeyIsRotatedAndRevokedInItsOwnProjectAlone() {
    var created = create();
    var keyId = created.key().id();
    var other = node.newProject("Second").projectId();
    assertEquals(ProjectKeys.Revocation.KEY_UNKNOWN, keys.revoke(node.organization, other, keyId));
    assertInstanceOf(
        ProjectKeys.Rotation.KeyUnknown.class,
        keys.rotate(node.organization, other, keyId, Duration.ZERO));

    var rotated =
        assertInstanceOf(
            ProjectKeys.Rotation.Rotated.class,
            keys.rotate(node.organization, id(), keyId, Duration.ofHours(1)));
    assertInstanceOf(Authenticated.class, ask(created.secret()));
    assertInstanceOf(Authenticated.class, ask(rotated.secret()));
    assertEquals(ProjectKeys.Revocation.REVOKED, keys.revoke(node.organization, id(), keyId));
    assertEquals(new Revoked(), ask(rotated.secret()));
    assertEquals(ProjectKeys.Revocation.KEY_UNKNOWN, keys.revoke(node.organization, id(), keyId));
  }

  @Test
  void itsWebhooksGoWithIt() {
    var webhooks = node.bean(Webhooks.class);
    var owner = node.project.owner();
    var other = node.newProject("Second").owner();
    for (var each : List.of(owner, other)) {
      assertInstanceOf(
          EndpointCreation.Created.class,
          webhooks.create(each, TasksFamily.NAME, "http://127.0.0.1:9/", TasksFamily.EVENTS));
    }
    projects.delete(node.organization, id());
    assertEquals(List.of(), webhooks.list(owner, TasksFamily.NAME, null, 10));
    assertEquals(1, webhooks.list(other, TasksFamily.NAME, null, 10).size());
  }

  private String id() {
    return node.project.projectId();
  }

  private ProjectKeys.Creation.Created create() {
    return assertInstanceOf(
        ProjectKeys.Creation.Created.class, keys.create(node.organization, id(), SPEC));
  }

  private Authentication ask(String secret) {
    return node.bean(Authenticator.class).authenticate(secret, node.family(), null);
  }
}
