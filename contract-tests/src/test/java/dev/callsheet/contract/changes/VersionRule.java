package dev.callsheet.contract.changes;

import java.util.List;

/** Semantic versioning: what must move in {@code info.version} for which changes. */
final class VersionRule {
  private VersionRule() {}

  /** Says what is wrong with the version of the current document, or nothing. */
  static String violation(ChangeLog changes) {
    var before = parts(changes.before());
    var after = parts(changes.after());
    if (after.get(0) > before.get(0)) {
      return "";
    }
    if (changes.has(Effect.BREAKING)) {
      return "These changes break users of %s. Take them back, or set info.version to %d.0.0:%s"
          .formatted(changes.before(), before.get(0) + 1, list(changes.lines(Effect.BREAKING)));
    }
    var minorMoved = after.get(0).equals(before.get(0)) && after.get(1) > before.get(1);
    if (changes.has(Effect.ADDITIVE) && !minorMoved) {
      return "These changes add to %s. Set info.version to %d.%d.0:%s"
          .formatted(
              changes.before(),
              before.get(0),
              before.get(1) + 1,
              list(changes.lines(Effect.ADDITIVE)));
    }
    var same = after.equals(before);
    var patchMoved =
        after.subList(0, 2).equals(before.subList(0, 2)) && after.get(2) > before.get(2);
    return same || patchMoved || minorMoved
        ? ""
        : "info.version %s is before the released %s".formatted(changes.after(), changes.before());
  }

  private static List<Integer> parts(String version) {
    if (!version.matches("\\d+\\.\\d+\\.\\d+")) {
      throw new IllegalArgumentException("no major.minor.patch: info.version " + version);
    }
    return List.of(version.split("\\.")).stream().map(Integer::valueOf).toList();
  }

  private static String list(List<String> lines) {
    return "\n  - " + String.join("\n  - ", lines);
  }
}
