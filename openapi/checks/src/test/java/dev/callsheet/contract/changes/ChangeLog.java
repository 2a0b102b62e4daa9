package dev.callsheet.contract.changes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
  private final Set<String> operations;
  private final Set<Change> changes = new LinkedHashSet<>();

  /**
   * Starts an empty one.
   *
   * @param operations the ids of all operations of the current document
   */
  ChangeLog(String before, String after, Collection<String> operations) {
    this.before = before;
    this.after = after;
    this.operations = new LinkedHashSet<>(operations);
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
            : pair.removed() ? "no longer has " + what : "differs in " + what;
    add(Effect.DOCUMENTATION, place, text);
  }

  /**
   * Says that something changed of which no rule knows what it means. Extensions are no exception:
   * those of this document carry codes, scopes and families.
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
    return "Contract changes from %s to %s: %s.".formatted(before, after, counts());
  }

  private String counts() {
    return Arrays.stream(Effect.values())
        .map(effect -> lines(effect).size() + " " + effect.title().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** The whole changelog, as Markdown. */
  String markdown() {
    var page = new StringBuilder("# Changes from %s to %s\n".formatted(before, after));
    page.append('\n').append(isEmpty() ? "None." : counts() + ".").append('\n');
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
    for (var change : inOrder()) {
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

  /** As they were found, but schemas after the operations that use them. */
  private List<Change> inOrder() {
    return changes.stream()
        .sorted(Comparator.comparing(change -> change.place().section().startsWith("Schema")))
        .toList();
  }

  private void place(Map<String, List<Line>> sections, Change change, List<Place> places) {
    var touched = new LinkedHashMap<String, Set<String>>();
    for (var place : places) {
      touched.computeIfAbsent(place.operation(), operation -> new TreeSet<>()).add(place.answer());
    }
    touched.remove("");
    var section = change.place().section();
    var what = change.place().what();
    if (!section.isEmpty()) {
      var users = touched.isEmpty() ? "" : " (" + names(touched.keySet()) + ")";
      add(sections, section, change.effect(), what + " " + change.text() + users);
    } else if (touched.size() > FEW_OPERATIONS) {
      var answers =
          places.stream().map(Place::answer).collect(Collectors.toCollection(TreeSet::new));
      var each = answers.contains("") ? "each of " : "each answer " + list(answers) + " of ";
      var subject = of(what, each + names(touched.keySet()));
      add(sections, MANY_OPERATIONS, change.effect(), subject + " " + change.text());
    } else {
      touched.forEach(
          (operation, answers) -> {
            var subject = of(what, (code(operation) + " " + list(answers)).strip());
            add(sections, code(operation), change.effect(), subject + " " + change.text());
          });
    }
  }

  private static void add(
      Map<String, List<Line>> sections, String section, Effect effect, String text) {
    sections.computeIfAbsent(section, key -> new ArrayList<>()).add(new Line(effect, text));
  }

  private static String of(String what, String whole) {
    return what.isEmpty() ? whole : what + " of " + whole;
  }

  private static String list(Collection<String> answers) {
    return String.join(", ", answers);
  }

  /** Names operations, or those that are left out where these are fewer. */
  private String names(Set<String> touched) {
    var others = new LinkedHashSet<>(operations);
    others.removeAll(touched);
    if (others.isEmpty()) {
      return "all operations";
    }
    if (others.size() < touched.size()) {
      return "all operations but " + codes(others);
    }
    return codes(touched);
  }

  private static String codes(Collection<String> names) {
    return names.stream().map(ChangeLog::code).collect(Collectors.joining(", "));
  }

  private static String code(String name) {
    return "`" + name + "`";
  }
}
