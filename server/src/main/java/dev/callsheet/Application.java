package dev.callsheet;

import io.micronaut.runtime.Micronaut;

/** Starts the server. */
public final class Application {
  private Application() {}

  /** Runs the HTTP server, or one command when the first argument is {@code admin}. */
  public static void main(String[] arguments) {
    Micronaut.build(arguments).banner(false).mainClass(Application.class).start();
  }
}
