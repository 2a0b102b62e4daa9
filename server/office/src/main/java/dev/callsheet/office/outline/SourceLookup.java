package dev.callsheet.office.outline;

import dev.callsheet.office.warning.Warnings;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what an outline calls by its name, and remembers what was found. */
final class SourceLookup {
  private static final List<UnaryOperator<String>> WAYS =
      List.of(
          SourceLookup::folded, SourceLookup::lastStep, name -> withoutExtension(lastStep(name)));

  private final Sources sources;
  private final Warnings warnings;
  private final Set<Object> used = Collections.newSetFromMap(new IdentityHashMap<>());

  SourceLookup(Sources sources, Warnings warnings) {
    this.sources = sources;
    this.warnings = warnings;
  }

  /** What came of a search for a table. */
  sealed interface Answer {
    record Found(Sources.Table table) implements Answer {}

    record Absent(String message) implements Answer {}
  }

  /** The table that is called so: a file, or a file, {@code #} and a part. */
  Answer table(String reference) {
    var tables = find(sources.tables(), Sources.Table::file, reference);
    if (!tables.isEmpty()) {
      if (tables.size() > 1) {
        warnings.add(
            "tables_several",
            reference
                + " has "
                + tables.size()
                + " tables, of which the first was taken. Name one as "
                + reference
                + "#"
                + tables.getFirst().part()
                + ".",
            reference);
      }
      return found(tables.getFirst());
    }
    int hash = reference.lastIndexOf('#');
    var ofFile =
        hash < 0
            ? List.<Sources.Table>of()
            : find(sources.tables(), Sources.Table::file, reference.substring(0, hash));
    if (ofFile.isEmpty()) {
      return new Answer.Absent(
          "The file " + reference + " is not attached, or has no table." + attached());
    }
    var part = reference.substring(hash + 1);
    var parts =
        find(ofFile, table -> table.part() == null ? "" : table.part(), part).stream()
            .findFirst()
            .orElse(null);
    if (parts == null) {
      var names =
          ofFile.stream()
              .map(table -> String.valueOf(table.part()))
              .limit(10)
              .collect(Collectors.joining(", "));
      return new Answer.Absent(
          "The file "
              + ofFile.getFirst().file()
              + " has no part "
              + part
              + ". It has: "
              + names
              + ".");
    }
    return found(parts);
  }

  private Answer found(Sources.Table table) {
    used.add(table);
    return new Answer.Found(table);
  }

  private String attached() {
    if (sources.tables().isEmpty()) {
      return " Nothing with a table is attached.";
    }
    return sources.tables().stream()
        .map(Sources.Table::file)
        .distinct()
        .limit(10)
        .collect(Collectors.joining(", ", " Attached: ", "."));
  }

  /** The image that is called so, or null. */
  Sources.@Nullable Picture picture(String name) {
    var found = find(sources.pictures(), picture -> picture.image().name(), name);
    if (found.isEmpty()) {
      return null;
    }
    used.add(found.getFirst());
    return found.getFirst();
  }

  /** Names of the images that are attached, for people. */
  String pictures() {
    return sources.pictures().isEmpty()
        ? " No image is attached."
        : sources.pictures().stream()
            .map(picture -> picture.image().name())
            .distinct()
            .limit(10)
            .collect(Collectors.joining(", ", " Attached: ", "."));
  }

  /** The tables that nothing has named. */
  List<Sources.Table> unusedTables() {
    return sources.tables().stream().filter(table -> !used.contains(table)).toList();
  }

  /** The images that nothing has named. */
  List<Sources.Picture> unusedPictures() {
    return sources.pictures().stream().filter(picture -> !used.contains(picture)).toList();
  }

  /** Those of the very name, or else of one that is like it. */
  private static <T> List<T> find(List<T> all, Function<T, String> name, String wanted) {
    var exact = all.stream().filter(one -> name.apply(one).equals(wanted)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    for (var way : WAYS) {
      var alike = new ArrayList<T>();
      for (var one : all) {
        if (way.apply(name.apply(one)).equals(way.apply(wanted))
            && (alike.isEmpty() || name.apply(one).equals(name.apply(alike.getFirst())))) {
          alike.add(one);
        }
      }
      if (!alike.isEmpty()) {
        return alike;
      }
    }
    return List.of();
  }

  private static String folded(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static String lastStep(String name) {
    var folded = folded(name).replace('\\', '/');
    return folded.substring(folded.lastIndexOf('/') + 1);
  }

  static String withoutExtension(String name) {
    int point = name.lastIndexOf('.');
    return point > 0 && name.length() - point <= 6 ? name.substring(0, point) : name;
  }
}
