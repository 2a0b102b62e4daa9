package dev.callsheet.contract.harness;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * The organisations of the tests, made by the administration program.
 *
 * @param main has plenty of credits
 * @param other owns what must stay hidden from {@code main}, and has a single credit
 * @param readKey a key of {@code main} that may only read
 * @param exhaustedKey a key of {@code main} that may ask once a minute
 * @param revokedKey a key of {@code main} that was revoked
 * @param suspendedKey a key of a suspended organisation
 */
public record Tenants(
    Tenant main,
    Tenant other,
    String readKey,
    String exhaustedKey,
    String revokedKey,
    String suspendedKey) {
  private static final int UNLIMITED = 1_000_000;

  /** An organisation with a key that may do everything. */
  public record Tenant(String id, String key) {}

  static Tenants create(AdminCommand admin) {
    // Each command is a process of its own; two at a time are as many as a small machine takes.
    try (var executor = Executors.newFixedThreadPool(2)) {
      var main = CompletableFuture.supplyAsync(() -> organization(admin, "Main"), executor);
      var other = CompletableFuture.supplyAsync(() -> organization(admin, "Other"), executor);
      var suspended = CompletableFuture.supplyAsync(() -> organization(admin, "Gone"), executor);
      var mainKey = main.thenApplyAsync(id -> key(admin, id, "admin", UNLIMITED), executor);
      var otherKey = other.thenApplyAsync(id -> key(admin, id, "admin", UNLIMITED), executor);
      var readKey = main.thenApplyAsync(id -> key(admin, id, "read", UNLIMITED), executor);
      var exhaustedKey = main.thenApplyAsync(id -> key(admin, id, "admin", 1), executor);
      var revokedKey = main.thenApplyAsync(id -> revokedKey(admin, id), executor);
      var suspendedKey =
          suspended.thenApplyAsync(
              id -> {
                var key = key(admin, id, "admin", UNLIMITED);
                admin.run("suspend", "--organization", id);
                return key;
              },
              executor);
      var mainCredits = main.thenAcceptAsync(id -> grant(admin, id, 10_000), executor);
      var otherCredits = other.thenAcceptAsync(id -> grant(admin, id, 1), executor);
      mainCredits.join();
      otherCredits.join();
      return new Tenants(
          new Tenant(main.join(), mainKey.join()),
          new Tenant(other.join(), otherKey.join()),
          readKey.join(),
          exhaustedKey.join(),
          revokedKey.join(),
          suspendedKey.join());
    }
  }

  static Tenant organizationWithKey(AdminCommand admin, String name) {
    var id = organization(admin, name);
    return new Tenant(id, key(admin, id, "admin", UNLIMITED));
  }

  private static String organization(AdminCommand admin, String name) {
    return admin.run("create-organization", "--name", name).path("id").asString();
  }

  private static String key(AdminCommand admin, String organization, String right, int perMinute) {
    return admin
        .run(
            "create-key",
            "--organization",
            organization,
            "--right",
            right,
            "--requests-per-minute",
            Integer.toString(perMinute))
        .path("secret")
        .asString();
  }

  private static String revokedKey(AdminCommand admin, String organization) {
    var key = admin.run("create-key", "--organization", organization, "--right", "admin");
    admin.run("revoke-key", "--key", key.path("id").asString());
    return key.path("secret").asString();
  }

  private static void grant(AdminCommand admin, String organization, int credits) {
    admin.run("grant-credits", "--organization", organization, "--credits", "" + credits);
  }
}
