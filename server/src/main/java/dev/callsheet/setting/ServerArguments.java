package dev.callsheet.setting;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the arguments of the server ask for: to serve, or to tell something and end. */
public final class ServerArguments {
  private static final int MISUSED = 2;
  private static final String DEMO = "--demo";
  private static final String END_WITH_PARENT = "--end-with-parent";
  private static final String STARTUP_ARCHIVE = "--startup-archive";
  private static final String MAKE_STARTUP_ARCHIVE = "--make-startup-archive";

  private final CommandLine command;
  private final @Nullable ParseResult read;
  private final @Nullable String fault;

  private ServerArguments(CommandLine command, @Nullable ParseResult read, @Nullable String fault) {
    this.command = command;
    this.read = read;
    this.fault = fault;
  }

  /** Reads them; what is wrong with them is told by {@link #tell}. */
  public static ServerArguments read(String... arguments) {
    var command = new CommandLine(spec());
    try {
      return new ServerArguments(command, command.parseArgs(arguments), null);
    } catch (UnmatchedArgumentException unknown) {
      var name = unknown.getUnmatched().getFirst().split("=", 2)[0];
      return new ServerArguments(
          command,
          null,
          Kind.quoted(name)
              + ": there is no such option; the nearest is "
              + Nearest.to(name, names(command)));
    } catch (ParameterException misused) {
      return new ServerArguments(command, null, misused.getMessage());
    }
  }

  private static List<String> names(CommandLine command) {
    return command.getCommandSpec().optionsMap().keySet().stream()
        .filter(name -> name.startsWith("--"))
        .sorted()
        .toList();
  }

  /** Whether a server is to be started. */
  public boolean serves() {
    return read != null && !read.isUsageHelpRequested() && !read.isVersionHelpRequested();
  }

  /** Whether it ends with the Java program that started it. */
  public boolean endsWithParent() {
    return read != null && read.hasMatchedOption(END_WITH_PARENT);
  }

  /** Returns the file of options by which the next start is to have an archive that fits. */
  public Optional<Path> startupArchive() {
    return file(STARTUP_ARCHIVE);
  }

  /** Returns the file of options whose archive is to be made; no server is to be started then. */
  public Optional<Path> startupArchiveToMake() {
    return file(MAKE_STARTUP_ARCHIVE);
  }

  private Optional<Path> file(String option) {
    return Optional.ofNullable(read).map(result -> result.matchedOptionValue(option, null));
  }

  /** Returns the settings that stand in the arguments, {@code --property=value} each. */
  public List<String> settings() {
    var settings = new ArrayList<String>();
    if (read == null) {
      return settings;
    }
    if (read.hasMatchedOption(DEMO)) {
      settings.add("--callsheet.demo=true");
    }
    for (var option : read.matchedOptions()) {
      if (option.hidden()) {
        settings.add(option.longestName() + "=" + option.getValue());
      }
    }
    return settings;
  }

  /** Tells what is asked for, or what is wrong, and returns the code to end with. */
  public int tell(PrintWriter output, PrintWriter errors) {
    if (read == null) {
      errors.println(fault + "; see --help");
      errors.flush();
      return MISUSED;
    }
    if (read.isVersionHelpRequested()) {
      command.printVersionHelp(output);
    } else {
      command.usage(output);
    }
    output.flush();
    return 0;
  }

  private static CommandSpec spec() {
    var spec = CommandSpec.create().name("callsheet-server").versionProvider(new Version());
    spec.usageMessage()
        .width(110)
        .customSynopsis(
            "callsheet-server [--demo] [--startup-archive=FILE] [--NAME=VALUE]...",
            "callsheet-server --make-startup-archive=FILE",
            "callsheet-server admin COMMAND --help")
        .description("", "Serves recordings: the studio and clips.", "")
        .footer(help());
    spec.addOption(
        OptionSpec.builder(DEMO)
            .description("Create the demonstration, an organisation with keys and credits.")
            .build());
    spec.addOption(
        OptionSpec.builder(END_WITH_PARENT)
            .description("Stop when the Java program that started this one has ended.")
            .build());
    spec.addOption(
        OptionSpec.builder(STARTUP_ARCHIVE)
            .type(Path.class)
            .paramLabel("FILE")
            .description(
                "Once it answers, have an archive of classes made that java @FILE starts from, if"
                    + " there is none of this build.")
            .build());
    spec.addOption(
        OptionSpec.builder(MAKE_STARTUP_ARCHIVE)
            .type(Path.class)
            .paramLabel("FILE")
            .description("Make that archive now, and start nothing else.")
            .build());
    spec.addOption(
        OptionSpec.builder("--help", "-h").usageHelp(true).description("Tell this.").build());
    spec.addOption(
        OptionSpec.builder("--version", "-V").versionHelp(true).description("Tell it.").build());
    for (var setting : Settings.all()) {
      if (setting.property() != null) {
        spec.addOption(
            OptionSpec.builder("--" + setting.property())
                .type(String.class)
                .paramLabel("VALUE")
                .hidden(true)
                .build());
      }
    }
    return spec;
  }

  private static String[] help() {
    var opening =
        Stream.of(
            "",
            "Exit codes: 0 done; 1 not possible now; 2 set or asked wrongly; 130 and 143 stopped by"
                + " a signal.",
            "",
            "Settings, each as an environment variable, as an argument --NAME=VALUE, or in a YAML"
                + " file",
            "that the variable MICRONAUT_CONFIG_FILES names:",
            "");
    return Stream.concat(opening, sections())
        .map(line -> line.replace("%", "%%").replace("@|", "@ |"))
        .toArray(String[]::new);
  }

  private static Stream<String> sections() {
    var sections =
        Settings.all().stream()
            .collect(
                Collectors.groupingBy(Setting::section, LinkedHashMap::new, Collectors.toList()));
    return sections.entrySet().stream()
        .flatMap(
            section ->
                Stream.concat(
                    section.getKey().isEmpty() ? Stream.of() : Stream.of("", section.getKey()),
                    section.getValue().stream().flatMap(ServerArguments::help)));
  }

  private static Stream<String> help(Setting setting) {
    var preset = setting.preset().isEmpty() ? "" : "; default: " + setting.preset();
    return Stream.of(
            "  " + setting.variable() + "  " + Objects.requireNonNullElse(setting.property(), ""),
            setting.meaning().isEmpty() ? "" : "      " + setting.meaning(),
            "      (" + setting.kind().allowed() + preset + ")")
        .filter(line -> !line.isEmpty())
        .map(line -> line.replace("`", "").stripTrailing());
  }
}
