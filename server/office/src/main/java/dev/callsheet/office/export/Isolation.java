package dev.callsheet.office.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What can be taken away from a program on this machine.
 *
 * @param launcher comes before its command
 * @param description for people
 */
record Isolation(List<String> launcher, String description) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private record Way(List<String> flags, String description) {}

  /** From the one that takes most. */
  private static final List<Way> WAYS =
      List.of(
          new Way(
              List.of("-r", "-n", "-p", "-f", "--kill-child", "--mount-proc"),
              "no network, a process tree of its own"),
          new Way(
              List.of("-n", "-p", "-f", "--kill-child", "--mount-proc"),
              "no network, a process tree of its own"),
          new Way(List.of("-r", "-n"), "no network"),
          new Way(List.of("-n"), "no network"));

  /** The one that takes most of those that work here. */
  static Isolation best(long memoryBytes) throws InterruptedException {
    var limits = limits(memoryBytes);
    var unshare = ProgramPath.find("unshare");
    if (unshare.isPresent()) {
      for (var way : WAYS) {
        var launcher = new ArrayList<>(limits);
        launcher.add(unshare.get().toString());
        launcher.addAll(way.flags());
        launcher.add("--");
        if (works(launcher)) {
          return new Isolation(List.copyOf(launcher), way.description());
        }
      }
    }
    return new Isolation(limits, "no more than a proxy that is not there");
  }

  private static List<String> limits(long memoryBytes) throws InterruptedException {
    var prlimit = ProgramPath.find("prlimit");
    if (prlimit.isEmpty()) {
      return List.of();
    }
    var launcher = List.of(prlimit.get().toString(), "--core=0", "--data=" + memoryBytes);
    return works(launcher) ? launcher : List.of();
  }

  private static boolean works(List<String> launcher) throws InterruptedException {
    var command = new ArrayList<>(launcher);
    command.add("true");
    try {
      var environment = Map.of("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
      var end = ChildProcess.run(command, Path.of("/"), environment, PATIENCE);
      return !end.isLate() && end.exitCode() == 0;
    } catch (ChildProcess.NotStarted | IOException failure) {
      return false;
    }
  }
}
