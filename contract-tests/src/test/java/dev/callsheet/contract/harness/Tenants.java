package dev.callsheet.contract.harness;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The organisations of the tests of a family, made by the administration program.
 *
 * @param main has plenty of credits
 * @param other owns what must stay hidden from {@code main}, and has a single credit
 * @param readKey a key of {@code main} that may only read
 * @param ordinaryKey a key of {@code main} that may ask as often as the family says
 * @param exhaustedKey a key of {@code main} that may ask once a minute
 * @param revokedKey a key of {@code main} that was revoked
 * @param formerKey a key of {@code main} as it was before its rotation
 * @param suspendedKey a key of a suspended organisation
 */
public record Tenants(
    Tenant main,
    Tenant other,
    String readKey,
    String ordinaryKey,
    String exhaustedKey,
    String revokedKey,
    String formerKey,
    String suspendedKey) {
  private static final int UNLIMITED = 1_000_000;

  /** An organisation with a key that may do everything. */
  public record Tenant(String id, String key) {}

  static Tenants create(AdminSession admin, String family) {
    var main = tenant(admin, family, "Main");
    var other = tenant(admin, family, "Other");
    var suspended = tenant(admin, family, "Gone");
    grant(admin, main.id(), 10_000);
    grant(admin, other.id(), 1);
    admin.run("suspend", "--organization", suspended.id());
    var revoked = key(admin, family, main.id(), "admin", UNLIMITED);
    admin.run("revoke-key", "--key", revoked.path("id").asString());
    var former = key(admin, family, main.id(), "admin", UNLIMITED);
    admin.run("rotate-key", "--key", former.path("id").asString(), "--grace", "0s");
    return new Tenants(
        main,
        other,
        secret(key(admin, family, main.id(), "read", UNLIMITED)),
        secret(key(admin, family, main.id(), "admin")),
        secret(key(admin, family, main.id(), "admin", 1)),
        secret(revoked),
        secret(former),
        suspended.key());
  }

  static Tenant tenant(AdminSession admin, String family, String name) {
    var id = admin.run("create-organization", "--name", name).path("id").asString();
    return new Tenant(id, secret(key(admin, family, id, "admin", UNLIMITED)));
  }

  static void grant(AdminSession admin, String organization, int credits) {
    admin.run("grant-credits", "--organization", organization, "--credits", "" + credits);
  }

  private static JsonNode key(
      AdminSession admin, String family, String organization, String scope, int perMinute) {
    return key(
        admin, family, organization, scope, "--requests-per-minute", Integer.toString(perMinute));
  }

  private static JsonNode key(
      AdminSession admin, String family, String organization, String scope, String... more) {
    var command =
        new ArrayList<>(
            List.of(
                "create-key",
                "--family",
                family,
                "--organization",
                organization,
                "--scope",
                scope));
    command.addAll(List.of(more));
    return admin.run(command.toArray(String[]::new));
  }

  private static String secret(JsonNode key) {
    return key.path("secret").asString();
  }
}
