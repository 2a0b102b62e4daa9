package dev.callsheet.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.naming.NameUtils;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of settings is whole: it has what the code reads, and the README has what it has. */
final class SettingsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(callsheet\\.[^:}]+):?(.*)}");

  @Test
  void everythingThatABeanReadsIsListedWithItsDefault() {
    var read = new TreeMap<String, String>();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/$"))
            .importPackages("dev.callsheet")
            .stream()
            .filter(type -> !type.getPackageName().startsWith("dev.callsheet.api"))
            .map(JavaClass::reflect)
            .forEach(type -> read.putAll(readBy(type)));
    assertTrue(read.size() > 50, read::toString);
    var listed =
        Settings.all().stream()
            .filter(setting -> setting.property() != null)
            .collect(
                Collectors.toMap(
                    setting -> Objects.requireNonNull(setting.property()), Setting::preset));
    read.forEach(
        (property, preset) -> {
          assertTrue(listed.containsKey(property), property + " is not listed");
          if (!preset.isEmpty()) {
            assertEquals(preset, listed.get(property), property);
          }
        });
  }

  @Test
  void theReadmeHasThisTable() throws Exception {
    var table =
        Stream.concat(
                Stream.of(
                    "| setting | variable | default | may be | what it is |",
                    "|---|---|---|---|---|"),
                Settings.all().stream()
                    .collect(
                        Collectors.groupingBy(
                            Setting::section,
                            java.util.LinkedHashMap::new,
                            Collectors.mapping(SettingsTest::row, Collectors.toList())))
                    .entrySet()
                    .stream()
                    .flatMap(
                        section ->
                            Stream.concat(
                                section.getKey().isEmpty()
                                    ? Stream.of()
                                    : Stream.of("| **" + section.getKey() + "** | | | | |"),
                                section.getValue().stream())))
            .collect(Collectors.joining("\n"));
    var readme = Files.readString(Path.of("../README.md"));
    assertTrue(readme.contains(table), () -> "The README lacks this table:\n" + table);
  }

  @Test
  void helpNamesEverySettingWithItsDefault() {
    var output = new StringWriter();
    var code =
        ServerArguments.read("--help")
            .tell(new PrintWriter(output), new PrintWriter(new StringWriter()));
    assertEquals(0, code);
    for (var setting : Settings.all()) {
      assertTrue(
          output
              .toString()
              .lines()
              .anyMatch(line -> line.matches("  " + setting.variable() + "( .*)?")),
          setting.variable());
    }
  }

  @Test
  void anUnknownOptionIsToldWithTheNearest() {
    assertEquals(
        "--callsheet.rle: there is no such option; the nearest is --callsheet.role; see --help",
        misuse("--callsheet.rle=api"));
    assertEquals(
        "serve: there is no such option; the nearest is --demo; see --help", misuse("serve"));
    assertTrue(misuse("--callsheet.role").endsWith("; see --help"));
  }

  @Test
  void optionsBecomeSettings() {
    var read = ServerArguments.read("--demo", "--callsheet.role=api", "--end-with-parent");
    assertTrue(read.serves());
    assertTrue(read.endsWithParent());
    assertEquals(List.of("--callsheet.demo=true", "--callsheet.role=api"), read.settings());
  }

  private static String misuse(String... arguments) {
    var errors = new StringWriter();
    var code =
        ServerArguments.read(arguments)
            .tell(new PrintWriter(new StringWriter()), new PrintWriter(errors));
    assertEquals(2, code);
    return errors.toString().strip();
  }

  private static String row(Setting setting) {
    var property = setting.property();
    return "| "
        + Stream.of(
                property == null ? "" : "`" + property + "`",
                "`" + setting.variable() + "`",
                quoted(setting.preset()),
                setting.kind().allowed(),
                setting.meaning())
            .collect(Collectors.joining(" | "))
        + " |";
  }

  /** Values are quoted, words are not. */
  private static String quoted(String preset) {
    return preset.isEmpty() || preset.contains(" ") || preset.equals("none")
        ? preset
        : "`" + preset + "`";
  }

  private static Map<String, String> readBy(Class<?> type) {
    var read = new TreeMap<String, String>();
    var prefix = type.getAnnotation(ConfigurationProperties.class);
    if (prefix != null && type.isRecord()) {
      for (var component : type.getDeclaredConstructors()[0].getParameters()) {
        read.put(name(prefix.value(), component.getName()), preset(component));
      }
    }
    if (prefix != null && type.isInterface()) {
      for (Method getter : type.getDeclaredMethods()) {
        read.put(name(prefix.value(), getter.getName().substring(3)), preset(getter));
      }
    }
    Arrays.stream(type.getDeclaredConstructors())
        .map(constructor -> constructor.getParameters())
        .flatMap(Arrays::stream)
        .forEach(parameter -> read.putAll(readBy(parameter)));
    return read;
  }

  private static Map<String, String> readBy(Parameter parameter) {
    var property = parameter.getAnnotation(Property.class);
    if (property != null) {
      return Map.of(property.name(), "");
    }
    var value = parameter.getAnnotation(Value.class);
    if (value == null) {
      return Map.of();
    }
    var placeholder = PLACEHOLDER.matcher(value.value());
    return placeholder.matches() ? Map.of(placeholder.group(1), placeholder.group(2)) : Map.of();
  }

  private static String name(String prefix, String property) {
    return prefix + "." + NameUtils.hyphenate(property, true);
  }

  private static String preset(AnnotatedElement element) {
    var bindable = element.getAnnotation(Bindable.class);
    return bindable == null ? "" : bindable.defaultValue();
  }
}
