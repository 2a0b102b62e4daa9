package dev.callsheet.kernel.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that a server was generated from: the operations and families of its document. */
public final class Contract {
  private final Map<String, ContractOperation> operations = new HashMap<>();
  private final Map<String, ContractFamily> families = new LinkedHashMap<>();
  private final List<Prefix> prefixes = new ArrayList<>();

  /** Takes the families in the order of the document, and the operations in any. */
  public Contract(List<ContractFamily> families, Collection<ContractOperation> operations) {
    operations.forEach(operation -> this.operations.put(operation.operationId(), operation));
    for (var family : families) {
      this.families.put(family.id(), family);
      family.paths().forEach(path -> prefixes.add(Prefix.of(path, family)));
    }
    prefixes.sort(
        (one, other) ->
            one.weight() == other.weight() ? 0 : Integer.compare(other.weight(), one.weight()));
  }

  /** Returns the operation of an operationId. */
  public Optional<ContractOperation> operation(String operationId) {
    return Optional.ofNullable(operations.get(operationId));
  }

  /** Returns every family, in the order of the document. */
  public Collection<ContractFamily> families() {
    return families.values();
  }

  /** Returns the family of a name. */
  public Optional<ContractFamily> named(String family) {
    return Optional.ofNullable(families.get(family));
  }

  /** Returns the family that an operation belongs to; empty where it belongs to none. */
  public Optional<ContractFamily> family(ContractOperation operation) {
    return named(operation.family());
  }

  /**
   * Returns the family that a request's path belongs to: the one with the prefix of most segments,
   * of those the one with the fewest placeholders.
   */
  public Optional<ContractFamily> family(String requestPath) {
    var given = requestPath.split("/", -1);
    for (var prefix : prefixes) {
      if (prefix.begins(given)) {
        return Optional.of(prefix.family());
      }
    }
    return Optional.empty();
  }

  /** The segments of a prefix; null stands for any, an empty one too. */
  private record Prefix(List<@Nullable String> segments, ContractFamily family) {
    static Prefix of(String path, ContractFamily family) {
      var segments = new ArrayList<@Nullable String>();
      if (!path.equals("/")) {
        for (var segment : path.split("/", -1)) {
          segments.add(segment.startsWith("{") ? null : segment);
        }
      }
      return new Prefix(segments, family);
    }

    int weight() {
      var literal = (int) segments.stream().filter(segment -> segment != null).count();
      return 1000 * segments.size() + literal;
    }

    boolean begins(String[] given) {
      if (given.length < segments.size()) {
        return false;
      }
      for (var index = 0; index < segments.size(); index++) {
        var wanted = segments.get(index);
        if (wanted != null && !wanted.equals(given[index])) {
          return false;
        }
      }
      return true;
    }
  }
}
