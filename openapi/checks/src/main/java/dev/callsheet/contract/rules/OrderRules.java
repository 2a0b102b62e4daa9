package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** In which order a document is written, and the comments that tell the families apart in it. */
final class OrderRules {
  private static final Pattern BANNER = Pattern.compile("\\s*# -{2,} .* -{2,}\\s*");

  private OrderRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "family-order",
            "each section goes by family, and within it by first use",
            OrderRules::order),
        new HouseRule(
            "banners", "a banner begins what a family has in a section", OrderRules::banners));
  }

  private static void order(ContractDocument document, Violations violations) {
    for (var section : sections(document)) {
      var sorted = section.sorted();
      for (var entry : section.misplaced()) {
        var place = sorted.indexOf(entry);
        violations.add(
            entry.place().pointer(),
            entry.name() + " is out of order in " + section.name(),
            place == 0 ? "move it to the top" : "move it behind " + sorted.get(place - 1).name());
      }
    }
  }

  private static void banners(ContractDocument document, Violations violations) {
    var lines = violations.source().text().lines().toList();
    var expected = new HashSet<Integer>();
    for (var section : sections(document)) {
      var begun = new HashSet<String>();
      for (var entry : section.entries()) {
        if (begun.add(entry.family())) {
          var line = violations.source().lines().line(entry.place().pointer());
          var banner = banner(lines.get(line - 1), entry.family());
          var found = above(lines, line, banner);
          if (found == 0) {
            violations.add(
                line,
                "nothing says that here begins " + name(entry.family()) + " in " + section.name(),
                "write " + banner.strip() + " above it");
          }
          expected.add(found);
        }
      }
    }
    for (var number = 1; number <= lines.size(); number++) {
      if (BANNER.matcher(lines.get(number - 1)).matches() && !expected.contains(number)) {
        violations.add(number, "nothing of that name begins here", "remove the banner");
      }
    }
  }

  private static String banner(String entry, String family) {
    var indent = entry.length() - entry.stripLeading().length();
    return " ".repeat(indent) + "# ---- " + name(family) + " ----";
  }

  /**
   * The number of the line with a text, among the comments right above a line; 0 if none has it.
   */
  private static int above(List<String> lines, int line, String text) {
    for (var number = line - 1;
        number > 0 && lines.get(number - 1).strip().startsWith("#");
        number--) {
      if (lines.get(number - 1).equals(text)) {
        return number;
      }
    }
    return 0;
  }

  private static String name(String family) {
    return family.equals(Owners.SHARED) ? "shared" : family;
  }

  /** The sections that go by family; none where a document has no families. */
  private static List<Section> sections(ContractDocument document) {
    if (document.families().isEmpty()) {
      return List.of();
    }
    var families = List.copyOf(document.families().keySet());
    var sharedFirst = new ArrayList<>(families);
    sharedFirst.addFirst(Owners.SHARED);
    var sharedLast = new ArrayList<>(families);
    sharedLast.addLast(Owners.SHARED);
    var uses = FirstUses.of(document);
    var sections = new ArrayList<Section>();
    sections.add(new Section("tags", sharedLast, tags(document, uses)));
    sections.add(new Section("x-error-catalog", sharedLast, catalogue(document, uses)));
    sections.add(new Section("paths", sharedLast, paths(document)));
    var owners = Owners.of(document);
    for (var kind : Places.root(document).child("components").children()) {
      var entries =
          kind.children().stream()
              .map(
                  component ->
                      new Section.Entry(
                          component,
                          component.name(),
                          owners.owner(component),
                          uses.ofComponent(component.pointer())))
              .toList();
      sections.add(new Section("components/" + kind.name(), sharedFirst, entries));
    }
    return sections;
  }

  private static List<Section.Entry> tags(ContractDocument document, FirstUses uses) {
    var families = Owners.ofTags(document);
    return Places.root(document).child("tags").items().stream()
        .map(
            tag ->
                new Section.Entry(
                    tag,
                    tag.text("name"),
                    families.getOrDefault(tag.text("name"), Owners.SHARED),
                    uses.ofTag(tag.text("name"))))
        .toList();
  }

  private static List<Section.Entry> catalogue(ContractDocument document, FirstUses uses) {
    Set<String> families = document.families().keySet();
    return document.catalogue().stream()
        .filter(entry -> families.contains(entry.family()))
        .map(
            entry ->
                new Section.Entry(
                    new Place(entry.pointer(), entry.node()),
                    entry.family() + " " + entry.name(),
                    entry.family(),
                    uses.ofError(entry.family(), entry.name())))
        .toList();
  }

  private static List<Section.Entry> paths(ContractDocument document) {
    return Places.root(document).child("paths").children().stream()
        .map(
            path ->
                new Section.Entry(path, path.name(), Owners.ofPath(document, path.pointer()), 0))
        .toList();
  }
}
