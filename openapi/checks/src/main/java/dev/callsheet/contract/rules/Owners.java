package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * To which family each component of a document belongs: to the one whose operations, framework
 * errors and catalogue reach it. What several of them reach, or none, is shared.
 */
final class Owners {
  /** Stands for no family. */
  static final String SHARED = "";

  /** Parameters that mean the same wherever they are taken. */
  private static final Set<String> COMMON = Set.of("limit", "cursor", "Idempotency-Key");

  private final ContractDocument document;
  private final Map<String, Set<String>> users = new HashMap<>();

  private Owners(ContractDocument document) {
    this.document = document;
  }

  static Owners of(ContractDocument document) {
    var owners = new Owners(document);
    for (var operation : document.operations()) {
      owners.reach(operation.node(), operation.family());
      for (var alternative : operation.node().path("security")) {
        for (var scheme : alternative.propertyNames()) {
          owners.use("/components/securitySchemes/" + scheme, operation.family());
        }
      }
    }
    for (var family : document.families().values()) {
      owners.reach(family.node(), family.name());
    }
    for (var entry : document.catalogue()) {
      owners.reach(entry.node(), entry.family());
    }
    return owners;
  }

  /** Returns the families that reach a component, {@link #SHARED} for operations of none. */
  Set<String> users(Place component) {
    return users.getOrDefault(component.pointer(), Set.of());
  }

  /** Returns the family that a component belongs to, or {@link #SHARED}. */
  String owner(Place component) {
    var users = users(component);
    return isCommon(component) || users.size() != 1 ? SHARED : users.iterator().next();
  }

  /** Whether a component is shared whoever uses it. */
  boolean isCommon(Place component) {
    return component.pointer().startsWith("/components/headers/")
        || (component.pointer().startsWith("/components/parameters/")
            && COMMON.contains(component.text("name")));
  }

  /** Returns how names of a family begin: {@code Studio} for studio. */
  static String prefix(String family) {
    return family.isEmpty()
        ? ""
        : family.substring(0, 1).toUpperCase(Locale.ROOT) + family.substring(1);
  }

  /** Whether a name begins as those of a family do. */
  static boolean isNamedAfter(String family, String name) {
    return Pattern.compile(Pattern.quote(prefix(family)) + "[A-Z0-9].*").matcher(name).matches();
  }

  /** Returns the family of whatever stands under a path, callbacks too, or {@link #SHARED}. */
  static String ofPath(ContractDocument document, String pointer) {
    var path = pointer.split("/", -1)[2].replace("~1", "/").replace("~0", "~");
    return document.familyOf(path).map(Family::name).orElse(SHARED);
  }

  /** Returns the family of each tag: that of its first operation. */
  static Map<String, String> ofTags(ContractDocument document) {
    var families = new HashMap<String, String>();
    for (var operation : document.operations()) {
      families.putIfAbsent(operation.node().path("tags").path(0).asString(""), operation.family());
    }
    return families;
  }

  private void reach(JsonNode start, String family) {
    References.from(document, start).forEach(pointer -> use(pointer, family));
  }

  private void use(String pointer, String family) {
    users.computeIfAbsent(pointer, _ -> new TreeSet<>()).add(family);
  }
}
