package dev.callsheet.contract.changes;

import java.util.Comparator;
import java.util.List;

/**
 * Semantic versioning: which part of {@code info.version} must move for which changes. Below 1.0 a
 * breaking change moves the minor part, as an addition does (SemVer 2.0.0, section 4).
 */
final class VersionRule {
  private VersionRule() {}

  /** Says what is wrong with the version of the current document, or nothing. */
  static String violation(ChangeLog changes) {
    var before = Version.of(changes.before());
    var after = Version.of(changes.after());
    if (after.compareTo(before) < 0) {
      return "info.version %s is before the released %s"
          .formatted(changes.after(), changes.before());
    }
    if (after.major() > before.major()) {
      return "";
    }
    if (changes.has(Effect.BREAKING) && !before.breakableBy(after)) {
      return "These changes break users of %s. Take them back, or set info.version to %s:%s"
          .formatted(changes.before(), before.nextBreaking(), list(changes.lines(Effect.BREAKING)));
    }
    if (changes.has(Effect.ADDITIVE) && after.minor() == before.minor()) {
      return "These changes add to %s. Set info.version to %d.%d.0:%s"
          .formatted(
              changes.before(),
              before.major(),
              before.minor() + 1,
              list(changes.lines(Effect.ADDITIVE)));
    }
    return "";
  }

  private record Version(int major, int minor, int patch) implements Comparable<Version> {
    static Version of(String text) {
      if (!text.matches("\\d+\\.\\d+\\.\\d+")) {
        throw new IllegalArgumentException("info.version is not major.minor.patch: " + text);
      }
      var parts = List.of(text.split("\\.", -1)).stream().map(Integer::parseInt).toList();
      return new Version(parts.get(0), parts.get(1), parts.get(2));
    }

    /** Whether users of this version must expect that a later one breaks them. */
    boolean breakableBy(Version later) {
      return major == 0 && later.minor > minor;
    }

    /** The first version that may break users of this one: below 1.0 the next minor. */
    String nextBreaking() {
      return major == 0 ? "0.%d.0".formatted(minor + 1) : "%d.0.0".formatted(major + 1);
    }

    @Override
    public int compareTo(Version other) {
      return Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch)
          .compare(this, other);
    }
  }

  private static String list(List<String> lines) {
    return "\n  - " + String.join("\n  - ", lines);
  }
}
