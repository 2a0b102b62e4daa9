package dev.callsheet.http;

import dev.callsheet.api.Family;
import dev.callsheet.problem.Dialect;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The families' dialects: the one whose path prefix is the longest answers. */
@Singleton
final class Dialects {
  private final Map<String, Dialect> byFamily;
  private final List<Family> longestFirst;

  Dialects(List<Dialect> dialects) {
    this.byFamily =
        dialects.stream().collect(Collectors.toMap(Dialect::family, Function.identity()));
    this.longestFirst =
        Stream.of(Family.values())
            .filter(family -> byFamily.containsKey(family.id()))
            .sorted(Comparator.comparingInt((Family family) -> family.path().length()).reversed())
            .toList();
  }

  /** The dialect that answers {@code request}: its operation's, or else its path's. */
  Optional<Dialect> of(HttpRequest<?> request) {
    return RequestState.of(request)
        .operation()
        .flatMap(operation -> Optional.ofNullable(byFamily.get(operation.family())))
        .or(() -> family(request.getPath()).map(family -> of(family.id())));
  }

  /** The dialect of a family that the document names. */
  Dialect of(String family) {
    var dialect = byFamily.get(family);
    if (dialect == null) {
      throw new IllegalStateException("no dialect for the family '" + family + "'");
    }
    return dialect;
  }

  /** The family that claims {@code path}. */
  Optional<Family> family(String path) {
    return longestFirst.stream().filter(family -> claims(family.path(), path)).findFirst();
  }

  /** Whether {@code prefix}, whose {@code {…}} segments stand for anything, begins {@code path}. */
  static boolean claims(String prefix, @Nullable String path) {
    if (path == null) {
      return false;
    }
    var wanted = segments(prefix);
    var given = segments(path);
    if (wanted.size() > given.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).startsWith("{") && !wanted.get(i).equals(given.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> segments(String path) {
    return Stream.of(path.split("/", -1)).filter(segment -> !segment.isEmpty()).toList();
  }
}
