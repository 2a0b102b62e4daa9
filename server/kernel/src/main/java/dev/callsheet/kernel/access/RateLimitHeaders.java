package dev.callsheet.kernel.access;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.callsheet.kernel.access.RateDecision.Quota;
import dev.callsheet.kernel.access.RequestLimiter.Sender;
import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.kernel.request.Caller;
import dev.callsheet.kernel.request.ClientAddresses;
import dev.callsheet.kernel.request.RequestState;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code RateLimit-Policy} and {@code RateLimit}: counts the sender of a request, and tells it what
 * it has left.
 */
@Singleton
public final class RateLimitHeaders {
  private static final Logger log = LoggerFactory.getLogger(RateLimitHeaders.class);
  private static final String POLICY = "RateLimit-Policy";
  private static final String LIMIT = "RateLimit";
  private static final String COUNTED = "callsheet.counted";

  private final Contract contract;
  private final Optional<RequestLimiter> limiter;
  private final ClientAddresses addresses;
  private final Map<String, ConcurrencyLimit> concurrency;

  RateLimitHeaders(
      Contract contract,
      Optional<RequestLimiter> limiter,
      ClientAddresses addresses,
      List<ConcurrencyLimit> concurrency) {
    this.contract = contract;
    this.limiter = limiter;
    this.addresses = addresses;
    this.concurrency =
        concurrency.stream()
            .collect(toUnmodifiableMap(ConcurrencyLimit::family, Function.identity()));
  }

  /** A request of a known caller that was counted. */
  private record Counted(ContractFamily family, Caller caller, Quota quota) {}

  /** Counts a request of a known caller, whatever becomes of it; null where nobody is limited. */
  @Nullable RateDecision count(HttpRequest<?> request, ContractFamily family, Caller caller) {
    if (limiter.isEmpty()) {
      return null;
    }
    var decision = limiter.get().take(new Sender.Key(caller.keyId()), caller.requestsPerMinute());
    var counted = new Counted(family, caller, decision.quota());
    request.setAttribute(COUNTED, counted);
    tell(request, counted);
    return decision;
  }

  /**
   * Counts a request without a key in force by the address that it comes from, where the family
   * tells everybody of the limit; null where it is not counted.
   */
  @Nullable RateDecision count(HttpRequest<?> request, ContractFamily family) {
    if (limiter.isEmpty() || !family.alwaysTellsLimits()) {
      return null;
    }
    var decision =
        limiter.get().take(sender(family, addresses.of(request)), family.requestsPerMinute());
    items(decision.quota(), null, RequestState.of(request)::addAnswerHeader);
    return decision;
  }

  /**
   * Tells in the answer to the present request how much work of its caller is unfinished now;
   * whoever has begun some, or ended it, calls this.
   */
  public void refresh() {
    ServerRequestContext.currentRequest()
        .ifPresent(
            request -> {
              if (request.getAttributes().getValue(COUNTED) instanceof Counted counted) {
                tell(request, counted);
              }
            });
  }

  /** Adds the headers to an answer, where its family has them on every one. */
  public void complete(HttpRequest<?> request, MutableHttpResponse<?> answer) {
    var state = RequestState.of(request);
    for (var name : List.of(POLICY, LIMIT)) {
      var value = state.answerHeaders().get(name);
      if (value != null) {
        answer.getHeaders().set(name, value);
      }
    }
    if (answer.getHeaders().contains(LIMIT)) {
      return;
    }
    state
        .operation()
        .flatMap(contract::family)
        .or(() -> contract.family(request.getPath()))
        .ifPresent(family -> look(family, addresses.of(request), answer.getHeaders()::set));
  }

  /**
   * Tells what an address has left in a family that has the headers on every answer.
   *
   * @param headers takes names and values
   */
  public void look(ContractFamily family, String address, BiConsumer<String, String> headers) {
    if (limiter.isPresent() && family.alwaysTellsLimits()) {
      items(limiter.get().look(sender(family, address), family.requestsPerMinute()), null, headers);
    }
  }

  private static Sender sender(ContractFamily family, String address) {
    return new Sender.Address(family.id(), address);
  }

  private void tell(HttpRequest<?> request, Counted counted) {
    items(
        counted.quota(),
        concurrency(counted.family(), counted.caller()),
        RequestState.of(request)::addAnswerHeader);
  }

  /** How much of something may be unfinished, and how much of that is left. */
  private record Concurrency(String name, int limit, int left) {}

  private @Nullable Concurrency concurrency(ContractFamily family, Caller caller) {
    var counting = concurrency.get(family.id());
    if (counting == null) {
      return null;
    }
    try {
      var limit = counting.limit(caller);
      return new Concurrency(counting.name(), limit, Math.max(0, limit - counting.running(caller)));
    } catch (RuntimeException failure) {
      log.warn("How much work of a key is unfinished cannot be told now: {}", failure.toString());
      return null;
    }
  }

  private static void items(
      Quota quota, @Nullable Concurrency concurrency, BiConsumer<String, String> headers) {
    if (concurrency == null) {
      headers.accept(POLICY, quota.policyHeader());
      headers.accept(LIMIT, quota.limitHeader());
      return;
    }
    var name = concurrency.name();
    headers.accept(
        POLICY,
        "%s, \"%s\";q=%d;qu=\"concurrent-%s\""
            .formatted(quota.policyHeader(), name, concurrency.limit(), name));
    headers.accept(
        LIMIT, "%s, \"%s\";r=%d".formatted(quota.limitHeader(), name, concurrency.left()));
  }
}
