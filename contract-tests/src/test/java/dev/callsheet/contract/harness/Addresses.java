package dev.callsheet.contract.harness;

import dev.callsheet.contract.checking.ApiRequest;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Addresses that nobody else calls from. A family may count who has no valid key by the address,
 * and the tests have more to send without one than a single caller may.
 */
public final class Addresses {
  private static final AtomicInteger USED = new AtomicInteger();

  private Addresses() {}

  /** Returns the request as a proxy forwards it from an address of its own. */
  public static ApiRequest another(ApiRequest request) {
    var number = USED.incrementAndGet();
    return request.header(
        "X-Forwarded-For",
        "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255));
  }
}
