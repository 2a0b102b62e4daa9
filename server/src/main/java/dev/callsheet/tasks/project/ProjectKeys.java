package dev.callsheet.tasks.project;

import dev.callsheet.apikey.ApiKey;
import dev.callsheet.apikey.ApiKeys;
import dev.callsheet.apikey.KeyCreation;
import dev.callsheet.apikey.KeyRotation;
import dev.callsheet.apikey.KeySpec;
import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.tasks.TasksFamily;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of projects, which the organisation's keys make. */
@Singleton
public class ProjectKeys {
  private final ProjectRepository projects;
  private final ApiKeys keys;
  private final Contract contract;

  ProjectKeys(ProjectRepository projects, ApiKeys keys, Contract contract) {
    this.projects = projects;
    this.keys = keys;
    this.contract = contract;
  }

  /** How the creation of a key of a project ended. */
  public sealed interface Creation {
    /** The key is in force; its secret is told this once. */
    record Created(ApiKey key, String secret) implements Creation {
      /** Leaves the secret out, for this may reach a log. */
      @Override
      public String toString() {
        return "Created[key=" + key.id() + "]";
      }
    }

    /** The project has as many keys in force as it may. */
    record LimitReached(int maximum) implements Creation {}

    /** The organisation has no such project. */
    record ProjectUnknown() implements Creation {}
  }

  /** How the rotation of a key of a project ended. */
  public sealed interface Rotation {
    /** The key has a new secret, which is told this once. */
    record Rotated(ApiKey key, String secret) implements Rotation {
      /** Leaves the secret out, for this may reach a log. */
      @Override
      public String toString() {
        return "Rotated[key=" + key.id() + "]";
      }
    }

    /** The project has no such key in force. */
    record KeyUnknown() implements Rotation {}

    /** The organisation has no such project. */
    record ProjectUnknown() implements Rotation {}
  }

  /** How the revocation of a key of a project ended. */
  public enum Revocation {
    /** It opens nothing from the next request on. */
    REVOKED,
    /** The project has no such key in force. */
    KEY_UNKNOWN,
    /** The organisation has no such project. */
    PROJECT_UNKNOWN
  }

  /** Creates a key of a project. */
  @Transactional
  public Creation create(String organizationId, String projectId, KeySpec spec) {
    var project = projects.hold(organizationId, projectId);
    if (project.isEmpty()) {
      return new Creation.ProjectUnknown();
    }
    return switch (keys.create(project.get().scope().owner(), contracted(), spec)) {
      case KeyCreation.Created(var key, var secret) -> new Creation.Created(key, secret);
      case KeyCreation.LimitReached(var maximum) -> new Creation.LimitReached(maximum);
    };
  }

  /** Returns a page of a project's keys in force, newest first; empty without such a project. */
  Optional<Page<ApiKey>> list(
      String organizationId, String projectId, int limit, @Nullable String cursor) {
    var before = Cursor.id(cursor);
    return projects
        .find(organizationId, projectId)
        .map(
            project ->
                Page.of(
                    keys.list(project.scope().owner(), contracted(), before, limit + 1),
                    limit,
                    ApiKey::id));
  }

  /**
   * Gives a key a new secret.
   *
   * @param grace how long the former one is accepted beside it, from zero to {@link
   *     ApiKeys#MAX_GRACE}
   */
  @Transactional
  public Rotation rotate(String organizationId, String projectId, String keyId, Duration grace) {
    var project = projects.hold(organizationId, projectId);
    if (project.isEmpty()) {
      return new Rotation.ProjectUnknown();
    }
    var found = keys.find(project.get().scope().owner(), contracted(), keyId);
    if (found.isEmpty()) {
      return new Rotation.KeyUnknown();
    }
    return switch (keys.rotate(found.get(), contracted(), grace)) {
      case KeyRotation.Rotated(var key, var secret) -> new Rotation.Rotated(key, secret);
      case KeyRotation.Unknown() -> new Rotation.KeyUnknown();
    };
  }

  /** Makes a key worthless from the next request on. */
  public Revocation revoke(String organizationId, String projectId, String keyId) {
    var project = projects.find(organizationId, projectId);
    if (project.isEmpty()) {
      return Revocation.PROJECT_UNKNOWN;
    }
    return keys.revoke(project.get().scope().owner(), contracted(), keyId)
        ? Revocation.REVOKED
        : Revocation.KEY_UNKNOWN;
  }

  /** The family as the document has it. */
  private ContractFamily contracted() {
    return contract.named(TasksFamily.NAME).orElseThrow();
  }
}
