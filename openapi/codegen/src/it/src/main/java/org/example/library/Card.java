package org.example.library;

import dev.callsheet.kernel.request.Caller;
import java.util.Set;

/**
 * Who calls.
 *
 * @param number of the card
 * @param branch where it was given out
 */
public record Card(String number, String branch, Set<String> scopes) implements Caller {
  @Override
  public String keyId() {
    return branch + " " + number.substring(number.length() - 2);
  }

  @Override
  public int requestsPerMinute() {
    return 60;
  }
}
