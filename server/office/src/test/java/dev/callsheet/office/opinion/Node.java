package dev.callsheet.office.opinion;

import dev.callsheet.tool.AbsentTool;
import dev.callsheet.tool.NodePackages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packages of {@code src/test/opinion}, installed into {@code target}. */
final class Node {
  private static final Path SOURCE = Path.of("src", "test", "opinion");
  private static final Path FOLDER = Path.of("target", "opinion").toAbsolutePath();

  private Node() {}

  /**
   * Runs a script of a package.
   *
   * @param script by its path below {@code node_modules}
   */
  static Program.Outcome run(String script, List<String> arguments)
      throws IOException, InterruptedException {
    install();
    var command = new ArrayList<>(List.of("node", modules().resolve(script).toString()));
    command.addAll(arguments);
    return Program.run(Map.of(), command);
  }

  private static Path modules() {
    return FOLDER.resolve("node_modules");
  }

  private static synchronized void install() throws InterruptedException {
    try {
      if (AbsentTool.isAbsent("node")) {
        throw new IOException("no node");
      }
      NodePackages.install(SOURCE, FOLDER);
    } catch (IOException absent) {
      AbsentTool.skip(
          "The opinion of others needs Node 20 or newer and npm: " + absent.getMessage());
    }
  }
}
