package dev.callsheet.contract.fuzzing;

import java.util.function.Consumer;

/**
 * One way in which a request can be unusual.
 *
 * @param name what is unusual, and where
 * @param minimal whether it shows better in a request with no more in it than it needs
 */
record Case(String name, boolean minimal, Consumer<Draft> change) {
  static Case of(String name, Consumer<Draft> change) {
    return new Case(name, true, change);
  }
}
