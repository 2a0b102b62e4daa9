package dev.callsheet.kernel.guard;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Gives each line of the log the id of its request, on whichever thread it is written. */
record RequestIdContext(String requestId)
    implements ThreadPropagatedContextElement<@Nullable String> {
  private static final String KEY = "request_id";

  @Override
  public @Nullable String updateThreadContext() {
    var before = MDC.get(KEY);
    MDC.put(KEY, requestId);
    return before;
  }

  @Override
  public void restoreThreadContext(@Nullable String before) {
    if (before == null) {
      MDC.remove(KEY);
    } else {
      MDC.put(KEY, before);
    }
  }
}
