package dev.callsheet.codegen.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.codegen.JavaCompilation;
import dev.callsheet.codegen.java.SourceFile;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program that uses a generated client: the class {@code user.Program}. */
final class ClientProgram implements AutoCloseable {
  private final URLClassLoader loader;

  private ClientProgram(URLClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Compiles a client and what uses it, and loads both.
   *
   * @param classes takes the classes
   */
  static ClientProgram of(Path classes, List<SourceFile> client, String text) throws IOException {
    assertEquals(List.of(), JavaCompilation.errors(classes, client));
    var program = new SourceFile("user", "Program", text);
    assertEquals(List.of(), JavaCompilation.errors(classes, List.of(program)));
    return new ClientProgram(new URLClassLoader(new URL[] {classes.toUri().toURL()}));
  }

  /** What a static method of the program returns. */
  String call(String name, Object... arguments) throws Exception {
    Method method =
        Stream.of(loader.loadClass("user.Program").getMethods())
            .filter(candidate -> candidate.getName().equals(name))
            .findFirst()
            .orElseThrow();
    try {
      return String.valueOf(method.invoke(null, arguments));
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() instanceof Exception cause ? cause : thrown;
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
