package dev.callsheet.contract.harness;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A node beside the server of this run, with faults in its code. */
public final class PlantedServer implements AutoCloseable {
  private final SecondNode node;

  /**
   * A change of the source of the server.
   *
   * @param source below the package {@code dev.callsheet}
   * @param sound what stands there, once
   * @param faulty what is to stand there instead
   */
  public record Fault(String source, String sound, String faulty) {}

  /** Compiles the faults and starts a server with them. */
  public PlantedServer(List<Fault> faults) {
    try {
      var classes = CallsheetServer.target().resolve("planted");
      CallsheetServer.deleteFolder(classes);
      Files.createDirectories(classes);
      compile(faults, classes);
      var program = List.of("-cp", classes + File.pathSeparator + classPath(), main());
      node = new SecondNode("planted", program, Map.of());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns the address of the server. */
  public URI address() {
    return node.address();
  }

  /** Returns where the server's log is written. */
  public Path log() {
    return node.log();
  }

  @Override
  public void close() throws InterruptedException {
    node.close();
  }

  private static String main() {
    return "dev.callsheet.Application";
  }

  private static void compile(List<Fault> faults, Path classes) throws IOException {
    var files = new ArrayList<Path>();
    for (var source : planted(faults).entrySet()) {
      var file = classes.resolve(source.getKey());
      Files.createDirectories(file.resolveSibling("."));
      files.add(Files.writeString(file, source.getValue()));
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    var messages = new StringWriter();
    var options =
        List.of("-proc:none", "-parameters", "-nowarn", "-cp", classPath(), "-d", "" + classes);
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var units = manager.getJavaFileObjectsFromPaths(files);
      if (!compiler.getTask(messages, manager, null, options, null, units).call()) {
        throw new IllegalStateException("The faults do not compile: " + messages);
      }
    }
  }

  /** Returns the changed sources by their paths. */
  private static Map<String, String> planted(List<Fault> faults) throws IOException {
    var changed = new LinkedHashMap<String, String>();
    for (var fault : faults) {
      var text = changed.get(fault.source());
      if (text == null) {
        text = Files.readString(source(fault.source()));
      }
      var place = text.indexOf(fault.sound());
      if (place < 0 || text.indexOf(fault.sound(), place + 1) >= 0) {
        throw new IllegalStateException(
            fault.source() + " does not hold this once: " + fault.sound());
      }
      changed.put(fault.source(), text.replace(fault.sound(), fault.faulty()));
    }
    return changed;
  }

  /** The source of the server, or of its kernel, which is a module of its own. */
  private static Path source(String name) {
    var server = CallsheetServer.jar().resolveSibling("..").normalize();
    var module = name.startsWith("kernel/") ? server.resolve("kernel") : server;
    return module.resolve("src/main/java/dev/callsheet").resolve(name);
  }

  private static String classPath() throws IOException {
    try (var libraries = Files.list(CallsheetServer.libraries())) {
      return String.join(
          File.pathSeparator,
          Stream.concat(Stream.of(CallsheetServer.jar()), libraries).map(Path::toString).toList());
    }
  }
}
