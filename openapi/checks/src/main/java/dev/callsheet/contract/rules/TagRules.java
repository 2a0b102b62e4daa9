package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/** Tags, and the groups that they stand in: one for each family. */
final class TagRules {
  private TagRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "tags", "a tag is described, used, of one family and named after it", TagRules::tags),
        new HouseRule(
            "tag-groups", "a tag is displayed in the group of its family", TagRules::groups));
  }

  private static void tags(ContractDocument document, Violations violations) {
    var listed = new HashSet<String>();
    var tags = Places.root(document).child("tags").items();
    tags.forEach(tag -> listed.add(tag.text("name")));
    var families = Owners.ofTags(document);
    for (var operation : document.operations()) {
      var pointer = operation.pointer() + "/tags";
      var tag = operation.node().path("tags").path(0).asString("");
      if (!tag.isEmpty() && !listed.contains(tag)) {
        violations.add(pointer, "the tag " + tag + " is not listed", "add it to tags at the top");
      }
      var first = families.getOrDefault(tag, Owners.SHARED);
      if (!first.equals(operation.family())) {
        violations.add(
            pointer,
            "the tag " + tag + " is one of the family " + first,
            "give the operations of " + operation.family() + " tags of their own");
      }
    }
    var seen = new HashSet<String>();
    for (var tag : tags) {
      var name = tag.text("name");
      if (tag.lacks("description")) {
        violations.add(tag.pointer(), "the tag " + name + " is not described", "describe it");
      }
      if (!families.containsKey(name)) {
        violations.add(tag.pointer(), "no operation has the tag " + name, "remove it");
      }
      if (!seen.add(name)) {
        violations.add(tag.pointer(), "the tag " + name + " is listed twice", "keep one of them");
      }
      named(document, tag, families.getOrDefault(name, Owners.SHARED), violations);
    }
  }

  private static void named(
      ContractDocument document, Place tag, String family, Violations violations) {
    var name = tag.text("name");
    if (!family.isEmpty() && !Owners.isNamedAfter(family, name)) {
      violations.add(
          tag.pointer(),
          "the tag " + name + " is of the family " + family,
          "begin its name with " + Owners.prefix(family));
    }
    for (var other : document.families().keySet()) {
      if (family.isEmpty() && Owners.isNamedAfter(other, name)) {
        violations.add(
            tag.pointer(),
            "the tag " + name + " is named after " + other + ", but is of no family",
            "call it something else");
      }
    }
  }

  private static void groups(ContractDocument document, Violations violations) {
    var families = Owners.ofTags(document);
    var expected = new LinkedHashMap<String, List<String>>();
    document.families().keySet().forEach(family -> expected.put(family, new ArrayList<>()));
    for (var tag : Places.root(document).child("tags").items()) {
      var name = tag.text("name");
      if (tag.lacks("x-displayName")) {
        violations.add(
            tag.pointer(),
            "the tag " + name + " has no x-displayName",
            "say what it is called within its group");
      }
      expected
          .computeIfAbsent(families.getOrDefault(name, Owners.SHARED), _ -> new ArrayList<>())
          .add(name);
    }
    var shared = expected.remove(Owners.SHARED);
    var groups = Places.root(document).child("x-tagGroups").items();
    var number = 0;
    for (var family : expected.entrySet()) {
      if (!family.getValue().isEmpty()) {
        group(groups, number++, Owners.prefix(family.getKey()), family.getValue(), violations);
      }
    }
    var others = new ArrayList<String>();
    for (var group : groups.subList(Math.min(number, groups.size()), groups.size())) {
      group.node().path("tags").forEach(tag -> others.add(tag.asString("")));
    }
    var wanted = shared == null ? List.<String>of() : shared;
    if (number <= groups.size() && !others.equals(wanted)) {
      violations.add(
          "/x-tagGroups",
          "the tags of no family stand in groups as " + others,
          "put " + wanted + " behind the groups of the families");
    }
  }

  private static void group(
      List<Place> groups, int number, String name, List<String> tags, Violations violations) {
    if (number >= groups.size()) {
      violations.add("/x-tagGroups", "there is no group " + name, "add it with the tags " + tags);
      return;
    }
    var group = groups.get(number);
    if (!group.text("name").equals(name)) {
      violations.add(
          group.pointer(),
          "the group " + group.text("name") + " stands where " + name + " belongs",
          "write a group for each family, in the order of x-families");
      return;
    }
    var given = group.node().path("tags").valueStream().map(tag -> tag.asString("")).toList();
    if (!given.equals(tags)) {
      violations.add(
          group.pointer() + "/tags",
          "the group " + name + " has the tags " + given,
          "write those of its family in the order of tags: " + tags);
    }
  }
}
