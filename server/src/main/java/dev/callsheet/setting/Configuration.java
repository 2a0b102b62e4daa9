package dev.callsheet.setting;

import dev.callsheet.database.StartFailure;
import dev.callsheet.media.process.MediaPrograms;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.exceptions.ConfigurationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What this process was told by variables, arguments and files, as a whole. */
public final class Configuration {
  private static final String OURS = "CALLSHEET_";

  private final Map<String, String> variables;
  private final ApplicationContext context;

  private Configuration(Map<String, String> variables, ApplicationContext context) {
    this.variables = variables;
    this.context = context;
  }

  /**
   * Returns a context that has read its configuration and was not started.
   *
   * @param variables of the environment; an empty one is as good as none
   * @param arguments {@code --property=value} each
   * @param serves whether directories and programs are looked at too, which a server needs
   * @throws StartFailure with a line for each setting that is wrong
   */
  public static ApplicationContext read(
      Map<String, String> variables, List<String> arguments, boolean serves) {
    var ours =
        variables.keySet().stream()
            .filter(name -> name.startsWith(OURS) || isKnown(name))
            .toArray(String[]::new);
    var context =
        ApplicationContext.builder()
            .environmentVariableExcludes(ours)
            .propertySources(
                PropertySource.of(
                    "settings", properties(variables), EnvironmentPropertySource.POSITION))
            .args(arguments.toArray(String[]::new))
            .banner(false)
            // Nothing here locates properties elsewhere.
            .bootstrapEnvironment(false)
            .build();
    try {
      context.getEnvironment().start();
    } catch (ConfigurationException unreadable) {
      throw StartFailure.ofSettings(
          List.of(
              Kind.quoted(String.valueOf(unreadable.getMessage()))
                  + "; MICRONAUT_CONFIG_FILES names the files that are read"));
    }
    var faults = new Configuration(variables, context).faults(serves);
    if (!faults.isEmpty()) {
      throw StartFailure.ofSettings(faults);
    }
    return context;
  }

  private static Map<String, Object> properties(Map<String, String> variables) {
    var properties = new LinkedHashMap<String, Object>();
    for (var setting : Settings.all()) {
      var value = variables.getOrDefault(setting.variable(), "");
      if (setting.property() != null && !value.isBlank()) {
        properties.put(setting.property(), value);
      }
    }
    return properties;
  }

  private List<String> faults(boolean serves) {
    var faults = new ArrayList<>(unknown());
    for (var setting : Settings.all()) {
      if (serves || !setting.kind().ofMachine()) {
        fault(setting).map(fault -> setting.variable() + ": " + fault).ifPresent(faults::add);
      }
    }
    faults.addAll(contradictions());
    if (serves) {
      faultOfNeighbour().ifPresent(faults::add);
    }
    return faults;
  }

  /** Where ffprobe is not named, it is the one beside ffmpeg. */
  private Optional<String> faultOfNeighbour() {
    var ffmpeg = text("callsheet.media.ffmpeg");
    if (ffmpeg.isBlank() || !text("callsheet.media.ffprobe").isBlank()) {
      return Optional.empty();
    }
    return MediaPrograms.faultOfFfprobeBeside(Path.of(ffmpeg))
        .map(fault -> "CALLSHEET_MEDIA_FFPROBE: " + fault);
  }

  private Optional<String> fault(Setting setting) {
    try {
      return value(setting).flatMap(setting.kind().fault());
    } catch (ConfigurationException unresolved) {
      return Optional.of("it names a placeholder that stands for nothing");
    }
  }

  private Optional<String> value(Setting setting) {
    return setting.property() == null
        ? Optional.ofNullable(variables.get(setting.variable())).filter(text -> !text.isBlank())
        : context.getProperty(setting.property(), String.class);
  }

  /** What is spelt like a setting and is none. */
  private List<String> unknown() {
    var names = Settings.all().stream().map(Setting::variable).toList();
    var faults = new ArrayList<String>();
    for (var name : new TreeSet<>(variables.keySet())) {
      if (name.startsWith(OURS) && !isKnown(name) && !Settings.OF_OTHERS.contains(name)) {
        faults.add(name + ": there is no such setting; the nearest is " + Nearest.to(name, names));
      }
    }
    var properties =
        Settings.all().stream().map(Setting::property).filter(Objects::nonNull).toList();
    for (var name : propertiesOfOurs()) {
      // A list has an element in each.
      if (!properties.contains(name.replaceAll("\\[\\d+]$", ""))) {
        faults.add(
            name + ": there is no such setting; the nearest is " + Nearest.to(name, properties));
      }
    }
    return faults;
  }

  private Set<String> propertiesOfOurs() {
    var names = new TreeSet<String>();
    for (var source : context.getEnvironment().getPropertySources()) {
      if (source.getConvention() != PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE) {
        source.forEach(names::add);
      }
    }
    return names.stream()
        .filter(name -> name.startsWith("callsheet."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is wrong only beside another setting. */
  private List<String> contradictions() {
    var faults = new ArrayList<String>();
    if (has("callsheet.storage.type", "s3")) {
      require("callsheet.storage.s3.bucket", "CALLSHEET_STORAGE_TYPE=s3 needs it", faults);
    }
    together("callsheet.storage.s3.access-key", "callsheet.storage.s3.secret-key", faults);
    together("callsheet.storage.s3.secret-key", "callsheet.storage.s3.access-key", faults);
    together("callsheet.media.ffprobe", "callsheet.media.ffmpeg", faults);
    if (has("callsheet.payment.provider", "stripe")) {
      require(
          "callsheet.payment.stripe.api-key", "CALLSHEET_PAYMENT_PROVIDER=stripe needs it", faults);
    }
    var port = text("micronaut.server.port");
    if (!port.equals("0") && has("endpoints.all.port", port)) {
      faults.add("CALLSHEET_MANAGEMENT_PORT: " + port + " is the port of the API too");
    }
    return faults;
  }

  private void together(String one, String other, List<String> faults) {
    if (!text(one).isBlank()) {
      require(other, variable(one) + " needs it", faults);
    }
  }

  private void require(String property, String why, List<String> faults) {
    if (text(property).isBlank()) {
      faults.add(variable(property) + ": it is missing, and " + why);
    }
  }

  private boolean has(String property, String value) {
    return text(property).equals(value);
  }

  private String text(String property) {
    try {
      return context.getProperty(property, String.class).orElse("");
    } catch (ConfigurationException unresolved) {
      return "";
    }
  }

  private static String variable(String property) {
    return Settings.all().stream()
        .filter(setting -> property.equals(setting.property()))
        .map(Setting::variable)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isKnown(String variable) {
    return Settings.all().stream().anyMatch(setting -> setting.variable().equals(variable));
  }
}
