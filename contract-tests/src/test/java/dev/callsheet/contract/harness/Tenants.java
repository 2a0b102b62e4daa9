package dev.callsheet.contract.harness;

import dev.callsheet.contract.document.Family;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The organisations of the tests of a family, made by the administration program.
 *
 * @param main has plenty of credits, and the highest tier that there is
 * @param other owns what must stay hidden from {@code main}, and has a single credit
 * @param readKey a key of {@code main} with the first scope of the family alone
 * @param ordinaryKey a key of {@code main} that may ask as often as the family says
 * @param exhaustedKey a key of {@code main} that may ask once a minute
 * @param revokedKey a key of {@code main} that was revoked
 * @param formerKey a key of {@code main} as it was before its rotation
 * @param suspended a suspended organisation, and a key of it
 */
public record Tenants(
    Tenant main,
    Tenant other,
    String readKey,
    String ordinaryKey,
    String exhaustedKey,
    String revokedKey,
    String formerKey,
    Tenant suspended) {
  private static final int UNLIMITED = 1_000_000;

  private static final String ID = "id";

  /** An organisation with a key that may do everything, in all of it or in one of its projects. */
  public record Tenant(String id, String key) {}

  static Tenants create(AdminSession admin, Family family) {
    var main = tenant(admin, family, "Main");
    if (!family.tiers().isEmpty()) {
      admin.run("set-tier", "--organization", main.id(), "--tier", family.tiers().getLast().name());
    }
    var other = tenant(admin, family, "Other");
    var suspended = tenant(admin, family, "Gone");
    grant(admin, main.id(), 10_000);
    grant(admin, other.id(), 1);
    admin.run("suspend", "--organization", suspended.id());
    var revoked = key(admin, family, main.id(), all(family), UNLIMITED);
    admin.run("revoke-key", "--key", revoked.path(ID).asString());
    var former = key(admin, family, main.id(), all(family), UNLIMITED);
    admin.run("rotate-key", "--key", former.path(ID).asString(), "--grace", "0s");
    return new Tenants(
        main,
        other,
        secret(key(admin, family, main.id(), List.of(lesser(family)), UNLIMITED)),
        secret(key(admin, family, main.id(), all(family))),
        secret(key(admin, family, main.id(), all(family), 1)),
        secret(revoked),
        secret(former),
        suspended);
  }

  /** The same organisations, with keys of a project of each instead. */
  static Tenants ofProjects(AdminSession admin, Family family, Tenants organizations) {
    var main = organizations.main().id();
    var project = project(admin, family, main, "Main");
    var revoked = projectKey(admin, family, main, project, all(family), UNLIMITED);
    admin.run("revoke-key", "--key", revoked.path(ID).asString());
    var former = projectKey(admin, family, main, project, all(family), UNLIMITED);
    admin.run("rotate-key", "--key", former.path(ID).asString(), "--grace", "0s");
    return new Tenants(
        new Tenant(main, secret(projectKey(admin, family, main, project, all(family), UNLIMITED))),
        projectTenant(admin, family, organizations.other().id(), "Other"),
        secret(projectKey(admin, family, main, project, List.of(lesser(family)), UNLIMITED)),
        secret(key(admin, family, main, all(family), "--project", project)),
        secret(projectKey(admin, family, main, project, all(family), 1)),
        secret(revoked),
        secret(former),
        projectTenant(admin, family, organizations.suspended().id(), "Gone"));
  }

  /** Makes a project of an organisation, with a key that may do everything in it. */
  static Tenant projectTenant(AdminSession admin, Family family, String organization, String name) {
    var project = project(admin, family, organization, name);
    return new Tenant(
        organization,
        secret(projectKey(admin, family, organization, project, all(family), UNLIMITED)));
  }

  private static String project(
      AdminSession admin, Family family, String organization, String name) {
    return admin
        .run(
            "create-project",
            "--organization",
            organization,
            "--family",
            family.name(),
            "--name",
            name)
        .path(ID)
        .asString();
  }

  private static JsonNode projectKey(
      AdminSession admin,
      Family family,
      String organization,
      String project,
      List<String> scopes,
      int perMinute) {
    return key(
        admin,
        family,
        organization,
        scopes,
        "--project",
        project,
        "--requests-per-minute",
        Integer.toString(perMinute));
  }

  /** The scope that the family lists first, which includes none of its others. */
  public static String lesser(Family family) {
    return family.scopes().keySet().iterator().next();
  }

  /** The scopes that together allow everything. */
  static List<String> all(Family family) {
    return family.scopes().keySet().stream()
        .filter(
            scope ->
                family.scopes().values().stream().noneMatch(included -> included.contains(scope)))
        .toList();
  }

  static Tenant tenant(AdminSession admin, Family family, String name) {
    var id = admin.run("create-organization", "--name", name).path(ID).asString();
    return new Tenant(id, secret(key(admin, family, id, all(family), UNLIMITED)));
  }

  static void grant(AdminSession admin, String organization, int credits) {
    admin.run("grant-credits", "--organization", organization, "--credits", "" + credits);
  }

  private static JsonNode key(
      AdminSession admin, Family family, String organization, List<String> scopes, int perMinute) {
    return key(
        admin, family, organization, scopes, "--requests-per-minute", Integer.toString(perMinute));
  }

  static JsonNode key(
      AdminSession admin, Family family, String organization, List<String> scopes, String... more) {
    var command =
        new ArrayList<>(
            List.of("create-key", "--family", family.name(), "--organization", organization));
    scopes.forEach(scope -> command.addAll(List.of("--scope", scope)));
    command.addAll(List.of(more));
    return admin.run(command.toArray(String[]::new));
  }

  private static String secret(JsonNode key) {
    return key.path("secret").asString();
  }
}
