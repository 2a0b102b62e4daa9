package dev.callsheet.contract.registry;

import dev.callsheet.contract.harness.CallsheetServer;
import java.util.Map;

/** One resource of every kind, each as its owner may use it. */
record RegistryFixtures(
    RegistryDesk owner, String work, String transaction, String job, String key, String leaf) {
  /** Stands in texts of the other organisation's resources, and nowhere else. */
  static final String MARK = "registry-of-somebody-else";

  private static final class OfOther {
    static final RegistryFixtures MADE = make();

    private static RegistryFixtures make() {
      var tenant = CallsheetServer.running().tenants(RegistryFamily.NAME).other();
      return RegistryFixtures.make(RegistryDesk.of(tenant), MARK);
    }
  }

  /** Returns what the other organisation has, made when first asked for. */
  static RegistryFixtures ofOther() {
    return OfOther.MADE;
  }

  /** Makes one of each. */
  static RegistryFixtures make(RegistryDesk owner, String name) {
    CallsheetServer.running().setTier(owner.tenant(), "pro");
    CallsheetServer.running().grant(owner.tenant(), 20);
    var work = RegistryDesk.with(RegistryDesk.work(name), "external_ref", name);
    var transaction = owner.registered(work, Sounds.another());
    return new RegistryFixtures(
        owner,
        transaction.path("work_id").asString(),
        transaction.path("id").asString(),
        owner.uploaded(RegistryDesk.work("Soon " + name), Sounds.another()),
        owner.key(name, "works:read").path("id").asString(),
        transaction.path("leaf_index").asString());
  }

  /** Returns the ids by the names of path parameters and properties. */
  Map<String, String> ids() {
    return Map.of(
        "org_id", owner.tenant().id(),
        "work_id", work,
        "transaction_id", transaction,
        "job_id", job,
        "key_id", key);
  }
}
