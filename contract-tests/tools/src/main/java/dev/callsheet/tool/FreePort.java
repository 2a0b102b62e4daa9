package dev.callsheet.tool;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for programs that are told theirs before they listen. */
public final class FreePort {
  /** Below those that systems give to whoever asks for any: nobody gets one of these by chance. */
  private static final int FIRST = 10_000;

  private static final int END = 32_000;

  private static final Set<Integer> TAKEN = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  /** Returns a port on which nobody listens, and another one at each call. */
  public static int take() {
    while (true) {
      var port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (TAKEN.add(port) && isFree(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (var everywhere = new ServerSocket(port)) {
      return everywhere.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
