package dev.callsheet.kernel.guard;

import dev.callsheet.kernel.error.FrameworkErrorException;
import dev.callsheet.kernel.failure.InvalidFields;
import dev.callsheet.kernel.request.FilterOrder;
import dev.callsheet.kernel.request.RequestState;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes numbers and truth values of the query only as JSON would have them. The framework takes
 * {@code limit=+1} for a number, {@code yes} for true, and {@code limit=} for nothing at all.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class StrictParameters {
  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Pattern TRUTH = Pattern.compile("true|false");
  private static final Pattern SOMETHING = Pattern.compile(".+", Pattern.DOTALL);

  @RequestFilter
  @Order(FilterOrder.PARAMETERS)
  void refuse(HttpRequest<?> request) {
    if (request.getUri().getRawQuery() == null) {
      return;
    }
    for (var argument : RequestState.of(request).arguments()) {
      if (!isTypedQuery(argument)) {
        continue;
      }
      var allowed = allowed(argument.getType());
      for (var value : request.getParameters().getAll(InvalidFields.name(argument))) {
        if (!allowed.matcher(value).matches()) {
          throw new FrameworkErrorException(InvalidFields.mistyped(argument));
        }
      }
    }
  }

  private static boolean isTypedQuery(Argument<?> argument) {
    return argument.getType() != String.class && argument.isAnnotationPresent(QueryValue.class);
  }

  private static Pattern allowed(Class<?> type) {
    if (WHOLE.contains(type)) {
      return INTEGER;
    }
    if (type == boolean.class || type == Boolean.class) {
      return TRUTH;
    }
    return type.isPrimitive() || Number.class.isAssignableFrom(type) ? NUMBER : SOMETHING;
  }
}
