package dev.callsheet.codegen;

import dev.callsheet.codegen.java.SourceFile;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles sources with the {@code javac} of this JVM against the test class path. */
public final class JavaCompilation {
  /** The Java release of the kernel, and so of what leans on it. */
  public static final String SERVER = "25";

  private JavaCompilation() {}

  /**
   * The errors of compiling all sources together, each as {@code code: message}.
   *
   * @param classes takes the classes, and is on the class path with those of earlier compilations
   */
  public static List<String> errors(Path classes, List<SourceFile> sources) throws IOException {
    return errors(classes, sources, "17");
  }

  /** The same for sources of another Java release. */
  public static List<String> errors(Path classes, List<SourceFile> sources, String release)
      throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    String classPath = classes + File.pathSeparator + System.getProperty("java.class.path");
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      compiler
          .getTask(
              null,
              files,
              diagnostics,
              List.of("-proc:none", "--release", release, "-classpath", classPath),
              null,
              sources.stream().map(InMemory::new).toList())
          .call();
      // Copied, for the text of one error may load classes and so find further ones.
      return List.copyOf(diagnostics.getDiagnostics()).stream()
          .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
          .map(diagnostic -> diagnostic.getCode() + ": " + diagnostic.getMessage(Locale.ROOT))
          .toList();
    }
  }

  private static final class InMemory extends SimpleJavaFileObject {
    private final String text;

    InMemory(SourceFile source) {
      super(URI.create("string:///" + source.path()), Kind.SOURCE);
      this.text = source.text();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
