package dev.callsheet.job;

import java.util.HashMap;
import java.util.Map;

/** How many jobs of one owner run at a time in a pool of this node. */
final class FairShare {
  private final int most;
  private final Map<String, Integer> running = new HashMap<>();

  /** Gives each owner a quarter of the threads, but one at least. */
  FairShare(int threads) {
    most = Math.max(1, threads / 4);
  }

  /** Returns whether a job of an owner may begin; one that does is to {@link #leave}. */
  synchronized boolean enter(String owner) {
    if (running.getOrDefault(owner, 0) >= most) {
      return false;
    }
    running.merge(owner, 1, Integer::sum);
    return true;
  }

  /** Tells the end of a job that {@link #enter} let begin. */
  synchronized void leave(String owner) {
    running.computeIfPresent(owner, (name, count) -> count == 1 ? null : count - 1);
  }
}
