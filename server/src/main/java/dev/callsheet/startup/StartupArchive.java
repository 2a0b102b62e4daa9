package dev.callsheet.startup;

import dev.callsheet.database.StartFailure;
import dev.callsheet.secret.Sha256;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * The classes of this server as the JVM has them once they are loaded and linked, in a file from
 * which the next start maps them, and beside it the options that make the JVM do so.
 *
 * <p>It is bound to one build of the JVM and of each jar. The JVM looks at both and starts without
 * an archive that does not fit. It is made by the options of class-data sharing, for with those of
 * the AOT cache the JVMs before 25.0.4 do not look at the jars, and run what they held before.
 */
public final class StartupArchive {
  private static final String MARK = "# ";

  /** What the archive depends on beside the files: the layout of objects. */
  private static final Pattern LAYOUT =
      Pattern.compile("-Xmx.*|-XX:Max(HeapSize|RAM).*|-XX:[+-]UseComp(act|ressed).*");

  private final Path options;
  private final Path jar;

  private StartupArchive(Path options, Path jar) {
    this.options = options;
    this.jar = jar;
  }

  /**
   * Returns the archive that belongs to a file of options for the JVM.
   *
   * @throws StartFailure if this program does not run from a jar, for nothing else is archived
   */
  public static StartupArchive of(Path options) {
    var jar = System.getProperty("java.class.path", "");
    if (!jar.endsWith(".jar") || jar.contains(File.pathSeparator)) {
      throw StartFailure.ofSettings(
          List.of("--startup-archive: there is one only for a server started by java -jar"));
    }
    return new StartupArchive(options.toAbsolutePath().normalize(), Path.of(jar).toAbsolutePath());
  }

  /** Whether it is there and was made by this JVM of these jars. */
  boolean fits() throws IOException {
    if (!Files.exists(classes()) || !Files.exists(options)) {
      return false;
    }
    try (var lines = Files.lines(options)) {
      return lines.anyMatch((MARK + fingerprint())::equals);
    }
  }

  /**
   * Puts what was made in the place of what was there.
   *
   * @param fingerprint from before it was made: who builds meanwhile has another one made
   */
  void replace(Path made, String fingerprint) throws IOException {
    Files.move(made, classes(), StandardCopyOption.ATOMIC_MOVE);
    var partial = made.resolveSibling("options");
    var quoted = classes().toString().replace("\\", "\\\\");
    Files.writeString(
        partial,
        """
        %s%s
        "-XX:SharedArchiveFile=%s"
        -Xlog:aot*=off
        -Xlog:cds*=off
        """
            .formatted(MARK, fingerprint, quoted));
    Files.move(partial, options, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The file of options. */
  Path options() {
    return options;
  }

  Path jar() {
    return jar;
  }

  /** Where whoever makes it works; nobody else may be there. */
  Path workshop() {
    return options.resolveSibling(options.getFileName() + ".making");
  }

  /** The options of this JVM that another one must have to use the same archive. */
  static List<String> layoutOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(LAYOUT.asMatchPredicate())
        .toList();
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private Path classes() {
    return options.resolveSibling(options.getFileName() + ".jsa");
  }

  /** What the JVM itself looks at: its own build and, of each file, the size and the time. */
  String fingerprint() throws IOException {
    var parts = new ArrayList<String>();
    parts.add(System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    parts.add(jar.toString());
    parts.addAll(layoutOptions());
    parts.add(state(Path.of(System.getProperty("java.home"), "lib", "modules")));
    parts.add(state(jar));
    for (var library : libraries()) {
      parts.add(state(library));
    }
    var digest = Sha256.of(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  private List<Path> libraries() throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      var names = file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return names == null
          ? List.of()
          : Pattern.compile(" +").splitAsStream(names).map(jar::resolveSibling).toList();
    }
  }

  private static String state(Path file) throws IOException {
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return file.getFileName()
        + " "
        + attributes.size()
        + " "
        + attributes.lastModifiedTime().toMillis();
  }
}
