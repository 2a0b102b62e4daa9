package dev.callsheet.http;

import dev.callsheet.api.Family;
import dev.callsheet.problem.Dialect;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The families' dialects: the one whose path prefix is the longest answers. */
@Singleton
final class Dialects {
  private final Map<String, Dialect> byFamily;

  Dialects(List<Dialect> dialects) {
    this.byFamily =
        dialects.stream().collect(Collectors.toMap(Dialect::family, Function.identity()));
  }

  /** The dialect that answers {@code request}: its operation's, or else its path's. */
  Optional<Dialect> of(HttpRequest<?> request) {
    return RequestState.of(request)
        .operation()
        .flatMap(operation -> Optional.ofNullable(byFamily.get(operation.family())))
        .or(() -> Family.of(request.getPath()).map(family -> of(family.id())));
  }

  /** The dialect of a family that the document names. */
  Dialect of(String family) {
    var dialect = byFamily.get(family);
    if (dialect == null) {
      throw new IllegalStateException("no dialect for the family '" + family + "'");
    }
    return dialect;
  }
}
