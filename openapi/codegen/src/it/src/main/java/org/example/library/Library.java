package org.example.library;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

/** The library as a program: generated code, the kernel, and what it keeps. */
public final class Library {
  private Library() {}

  /** Starts it; arguments are configuration, such as {@code --micronaut.server.port=8080}. */
  public static void main(String[] arguments) {
    ApplicationContext.builder().args(arguments).run(EmbeddedServer.class).start();
  }
}
