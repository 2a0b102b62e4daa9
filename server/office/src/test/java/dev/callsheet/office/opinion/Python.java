package dev.callsheet.office.opinion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.callsheet.tool.AbsentTool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Python with openpyxl and python-docx. Where no Python of this machine has the library, the test
 * is skipped or fails.
 */
public final class Python {
  /** The first on the path may be another one than that which the system's packages are for. */
  private static final List<String> NAMES = List.of("python3", "/usr/bin/python3");

  private static final Map<String, Optional<String>> INTERPRETERS = new ConcurrentHashMap<>();

  private Python() {}

  /** Runs a script that needs openpyxl; returns what it prints. */
  public static String openpyxl(String script, Object... arguments)
      throws IOException, InterruptedException {
    return run("openpyxl", script, arguments);
  }

  /** Runs a script that needs python-docx; returns what it prints. */
  public static String docx(String script, Object... arguments)
      throws IOException, InterruptedException {
    return run("docx", script, arguments);
  }

  /** Reads what a script has printed as JSON. */
  public static JsonNode json(String printed) throws IOException {
    return new JsonMapper().readTree(printed);
  }

  /**
   * Runs a script.
   *
   * @param module one that it imports
   * @param arguments its {@code sys.argv[1:]}
   * @return what it prints
   * @throws IOException if it ends with another code than 0
   */
  public static String run(String module, String script, Object... arguments)
      throws IOException, InterruptedException {
    var interpreter = INTERPRETERS.computeIfAbsent(module, Python::interpreter);
    if (interpreter.isEmpty()) {
      return AbsentTool.skip("There is no Python with " + module + " here.");
    }
    var command = new ArrayList<>(List.of(interpreter.get(), "-c", script));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return Program.output(Map.of("PYTHONIOENCODING", "utf-8"), command);
  }

  private static Optional<String> interpreter(String module) {
    return NAMES.stream().filter(name -> has(name, module)).findFirst();
  }

  private static boolean has(String name, String module) {
    try {
      return Program.run(Map.of(), List.of(name, "-c", "import " + module)).code() == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
