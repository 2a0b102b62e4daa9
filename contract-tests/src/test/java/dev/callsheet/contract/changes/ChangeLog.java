package dev.callsheet.contract.changes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All changes from one version to another, for programs and for people. */
final class ChangeLog {
  /** A change of more operations than this is told once, and not under each of them. */
  private static final int FEW_OPERATIONS = 3;

  private static final String MANY_OPERATIONS = "Several operations";

  private final String before;
  private final String after;
  private final Set<Change> changes = new LinkedHashSet<>();

  ChangeLog(String before, String after) {
    this.before = before;
    this.after = after;
  }

  void add(Effect effect, Place place, String text) {
    changes.add(new Change(effect, place, text));
  }

  /** Says that a piece of prose or an example is new, gone or different. */
  void reworded(Place place, String key, Pair pair) {
    var what = "`" + key + "`";
    var text =
        pair.added()
            ? "now has " + what
            : pair.removed() ? "no longer has " + what : "has other words in " + what;
    add(Effect.DOCUMENTATION, place, text);
  }

  /**
   * Says that something changed of which no rule knows what it means. Extensions are no exception:
   * those of this document carry codes, rights and families.
   */
  void unclassified(Place place, String key, Pair pair) {
    add(
        Effect.BREAKING,
        place,
        "has an unclassified change: `%s` is %s. It counts as breaking until a rule tells otherwise"
            .formatted(key, pair.values()));
  }

  String before() {
    return before;
  }

  String after() {
    return after;
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  boolean has(Effect effect) {
    return changes.stream().anyMatch(change -> change.effect() == effect);
  }

  /** The lines of one effect, without their sections. */
  List<String> lines(Effect effect) {
    return sections().values().stream()
        .flatMap(List::stream)
        .filter(line -> line.effect() == effect)
        .map(Line::text)
        .toList();
  }

  /** One line for the console. */
  String summary() {
    var counts = new ArrayList<String>();
    for (var effect : Effect.values()) {
      counts.add(lines(effect).size() + " " + effect.title().toLowerCase(java.util.Locale.ROOT));
    }
    return "Contract changes from %s to %s: %s."
        .formatted(before, after, String.join(", ", counts));
  }

  /** The whole changelog, as Markdown. */
  String markdown() {
    var page = new StringBuilder("# Changes from %s to %s\n".formatted(before, after));
    page.append('\n').append(isEmpty() ? "None." : summary()).append('\n');
    sections()
        .forEach(
            (section, lines) -> {
              page.append("\n## ").append(section).append("\n\n");
              for (var line : lines) {
                page.append("- **%s:** %s\n".formatted(line.effect().title(), line.text()));
              }
            });
    return page.toString();
  }

  private record Line(Effect effect, String text) {}

  /** The lines by section. Changes that read alike are one line, which names what they touch. */
  private Map<String, List<Line>> sections() {
    var alike = new LinkedHashMap<Change, List<Place>>();
    for (var change : changes) {
      var place = change.place();
      var common = new Place(place.section(), place.what(), "", "");
      alike
          .computeIfAbsent(
              new Change(change.effect(), common, change.text()), key -> new ArrayList<>())
          .add(place);
    }
    var sections = new LinkedHashMap<String, List<Line>>();
    alike.forEach((change, places) -> place(sections, change, places));
    sections.values().forEach(lines -> lines.sort(Comparator.comparing(Line::effect)));
    return sections;
  }

  private static void place(Map<String, List<Line>> sections, Change change, List<Place> places) {
    var operations = new LinkedHashMap<String, Set<String>>();
    for (var place : places) {
      operations
          .computeIfAbsent(place.operation(), operation -> new TreeSet<>())
          .add(place.answer());
    }
    var section = change.place().section();
    if (!section.isEmpty()) {
      add(sections, section, named(change, operations.keySet()), change.place().what());
    } else if (operations.size() > FEW_OPERATIONS) {
      var answers =
          places.stream().map(Place::answer).collect(Collectors.toCollection(TreeSet::new));
      var subject = "%d operations%s".formatted(operations.size(), list(answers));
      add(
          sections,
          MANY_OPERATIONS,
          named(change, operations.keySet()),
          of(change.place().what(), subject));
    } else {
      operations.forEach(
          (operation, answers) ->
              add(
                  sections,
                  code(operation),
                  change,
                  of(change.place().what(), code(operation) + list(answers))));
    }
  }

  private static void add(
      Map<String, List<Line>> sections, String section, Change change, String subject) {
    sections
        .computeIfAbsent(section, key -> new ArrayList<>())
        .add(new Line(change.effect(), subject + " " + change.text()));
  }

  private static String of(String what, String whole) {
    return what.isEmpty() ? whole : what + " of " + whole;
  }

  private static String list(Collection<String> answers) {
    var list = String.join(", ", answers);
    return list.isEmpty() ? "" : " " + list;
  }

  /** The same change, which also says what it touches. */
  private static Change named(Change change, Collection<String> operations) {
    var names =
        operations.stream()
            .filter(operation -> !operation.isEmpty())
            .map(ChangeLog::code)
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? change
        : new Change(change.effect(), change.place(), change.text() + " (" + names + ")");
  }

  private static String code(String name) {
    return "`" + name + "`";
  }
}
