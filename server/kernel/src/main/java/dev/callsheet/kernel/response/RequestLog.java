package dev.callsheet.kernel.response;

import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.request.Caller;
import dev.callsheet.kernel.request.RequestState;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A line for each request that was answered. It has the route, never the path, whose steps may be
 * secrets, and no method that a client made up.
 */
public final class RequestLog {
  private static final Logger log = LoggerFactory.getLogger(RequestLog.class);

  private RequestLog() {}

  /** Writes the line, unless there is one for this request. */
  public static void finished(HttpRequest<?> request, RequestState state, HttpResponse<?> answer) {
    if (!log.isInfoEnabled() || !state.finish()) {
      return;
    }
    var line =
        log.atInfo()
            .addKeyValue("method", request.getMethod())
            .addKeyValue("route", state.operation().map(ContractOperation::path).orElse("none"))
            .addKeyValue("status", answer.code())
            .addKeyValue("code", ResponseWriter.code(answer).orElse("none"))
            .addKeyValue("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - state.startedAt()))
            .addKeyValue("key", state.caller().map(Caller::keyId).orElse("none"));
    // Outside of the filters no line has it.
    if (MDC.get("request_id") == null) {
      line = line.addKeyValue("request_id", state.requestId());
    }
    line.log("request");
  }
}
