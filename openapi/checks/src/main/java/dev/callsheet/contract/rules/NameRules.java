package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Names of components and operations: their form, and the family that they tell. */
final class NameRules {
  private static final Pattern COMPONENT_NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}");
  private static final Pattern OPERATION_ID = Pattern.compile("([a-z]+)([A-Z][a-z0-9]*)+");

  /** The verbs that operations begin with. */
  private static final Set<String> VERBS =
      Set.of(
          "append",
          "cancel",
          "check",
          "confirm",
          "create",
          "delete",
          "download",
          "export",
          "find",
          "generate",
          "get",
          "list",
          "prepare",
          "probe",
          "receive",
          "redeliver",
          "replace",
          "replay",
          "retry",
          "revoke",
          "rotate",
          "run",
          "start",
          "terminate",
          "test",
          "update",
          "upload",
          "verify");

  private NameRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "component-names",
            "components are named in UpperCamel, by meaning",
            NameRules::components),
        new HouseRule(
            "family-names",
            "a component is named after the family that it is of",
            NameRules::owners),
        new HouseRule(
            "operation-ids",
            "an operationId is verb and noun in lowerCamel, and unique",
            NameRules::operationIds),
        new HouseRule(
            "operation-nouns",
            "an operationId has the noun of its family where it would serve two",
            NameRules::nouns));
  }

  private static void components(ContractDocument document, Violations violations) {
    for (var kind : Places.root(document).child("components").children()) {
      Map<String, String> seen = new HashMap<>();
      for (var component : kind.children()) {
        var name = component.name();
        if (!COMPONENT_NAME.matcher(name).matches()) {
          violations.add(component.pointer(), name + " is not in UpperCamel", "rename it");
        }
        if (kind.name().equals("responses") && STATUS.matcher(name).find()) {
          violations.add(
              component.pointer(),
              name + " is named by a status",
              "name what it means, such as CutConflict");
        }
        var other = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
        if (other != null) {
          violations.add(
              component.pointer(), name + " differs from " + other + " in case only", "rename it");
        }
      }
    }
  }

  private static void owners(ContractDocument document, Violations violations) {
    var owners = Owners.of(document);
    for (var kind : Places.root(document).child("components").children()) {
      for (var component : kind.children()) {
        var owner = owners.owner(component);
        if (owner.equals(Owners.SHARED)) {
          shared(document, owners, component, violations);
        } else if (!Owners.isNamedAfter(owner, component.name())) {
          violations.add(
              component.pointer(),
              component.name() + " is of the family " + owner,
              "begin its name with " + Owners.prefix(owner));
        }
      }
    }
  }

  private static void shared(
      ContractDocument document, Owners owners, Place component, Violations violations) {
    var users = owners.users(component);
    for (var family : document.families().keySet()) {
      if (Owners.isNamedAfter(family, component.name())) {
        violations.add(
            component.pointer(),
            component.name() + " is named after " + family + ", but is shared",
            "call it something else, or leave it to " + family);
      }
    }
    if (component.pointer().startsWith("/components/responses/") && users.size() > 1) {
      violations.add(
          component.pointer(),
          component.name() + " answers for several families, " + users,
          "give each a response of its own");
    }
  }

  private static void operationIds(ContractDocument document, Violations violations) {
    Map<String, Integer> seen = new HashMap<>();
    for (var operation : Places.operations(document)) {
      var id = operation.text("operationId");
      var pointer = operation.pointer() + "/operationId";
      var form = OPERATION_ID.matcher(id);
      if (!form.matches()) {
        violations.add(
            pointer, "'" + id + "' is not verb and noun in lowerCamel", "name it as in createCut");
      } else if (!VERBS.contains(form.group(1))) {
        violations.add(
            pointer,
            id + " begins with '" + form.group(1) + "', which is no verb of ours",
            "begin it with one of VERBS in NameRules, or add the verb there");
      }
      var first = seen.putIfAbsent(id, violations.source().lines().line(pointer));
      if (first != null) {
        violations.add(
            pointer, "the operationId " + id + " is taken by line " + first, "choose another one");
      }
    }
  }

  private static void nouns(ContractDocument document, Violations violations) {
    var families = new HashMap<String, Set<String>>();
    var operations = new ArrayList<>(Places.operations(document));
    for (var operation : operations) {
      var family = family(document, operation);
      families.computeIfAbsent(plain(operation, family), _ -> new TreeSet<>()).add(family.name());
    }
    for (var operation : operations) {
      var id = operation.text("operationId");
      var family = family(document, operation);
      var others = new TreeSet<>(families.getOrDefault(id, Set.of()));
      others.remove(family.name());
      if (!family.noun().isEmpty() && plain(operation, family).equals(id) && !others.isEmpty()) {
        violations.add(
            operation.pointer() + "/operationId",
            id + " would also serve the family " + String.join(", ", others),
            "name it " + id.replaceFirst("^([a-z]+)", "$1" + family.noun()));
      }
    }
  }

  private static Family family(ContractDocument document, Place operation) {
    return document
        .families()
        .getOrDefault(Owners.ofPath(document, operation.pointer()), Family.NONE);
  }

  /** The operationId without the noun of the family. */
  private static String plain(Place operation, Family family) {
    var id = operation.text("operationId");
    return family.noun().isEmpty()
        ? id
        : id.replaceFirst("^([a-z]+)" + Pattern.quote(family.noun()) + "(?=[A-Z])", "$1");
  }
}
