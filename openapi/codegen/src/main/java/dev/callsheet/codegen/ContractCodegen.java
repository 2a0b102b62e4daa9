package dev.callsheet.codegen;

import dev.callsheet.codegen.check.CheckedContract;
import dev.callsheet.codegen.client.ClientTypes;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Placement;
import dev.callsheet.codegen.output.GeneratedFile;
import dev.callsheet.codegen.output.GeneratedFolder;
import dev.callsheet.codegen.yaml.ContractException;
import dev.callsheet.codegen.yaml.GenerationException;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CliOption;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.DefaultCodegen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A generator that the OpenAPI Generator starts and that writes every file from the {@link
 * Contract}; the stock templates are left alone.
 *
 * <p>The contract is read from the raw document: the tool's own model shares cached headers between
 * responses, drops the narrowing of {@code allOf}, and knows no lines.
 */
abstract class ContractCodegen extends DefaultCodegen {
  static final String API_PACKAGE = "apiPackage";
  static final String MODEL_PACKAGE = "modelPackage";
  static final String FRAMEWORK_HEADERS = "frameworkHeaders";

  private static final Logger LOGGER = LoggerFactory.getLogger(ContractCodegen.class);

  private static final String SOURCE_FOLDER = "sourceFolder";

  /** What the tool itself puts among the options. */
  private static final Pattern OF_THE_TOOL =
      Pattern.compile("(open|close)brace|generate[A-Z]\\w*|git[A-Z]\\w*|lambda|releaseNote");

  private final String name;
  private final CodegenType tag;
  private @Nullable Contract contract;

  ContractCodegen(String name, CodegenType tag, String sourceFolder) {
    this.name = name;
    this.tag = tag;
    cliOptions.clear();
    offer(SOURCE_FOLDER, "The folder of the files below the output.", sourceFolder);
  }

  /** Every file to write. */
  abstract List<? extends GeneratedFile> sources(Contract contract);

  @Override
  public CodegenType getTag() {
    return tag;
  }

  @Override
  public String getName() {
    return name;
  }

  /** Reads the document before the tool looks into it, whose own failures have stack traces. */
  @Override
  public void setInputSpec(String inputSpec) {
    super.setInputSpec(inputSpec);
    contract = read(inputSpec);
  }

  private static Contract read(String inputSpec) {
    try {
      return CheckedContract.read(Path.of(inputSpec));
    } catch (ContractException refusal) {
      // Not in the exception that follows, for Maven tells that twice.
      LOGGER.error("{}", refusal.toString());
      throw new GenerationException(
          "Nothing is generated from %s, for the reasons above: %d of them."
              .formatted(inputSpec, refusal.violations().size()));
    } catch (IOException | InvalidPathException unreadable) {
      throw new GenerationException(
          "The document %s cannot be read.%n    Name a file as inputSpec.".formatted(inputSpec));
    }
  }

  /** Takes the options as they were given; the tool would rewrite those that it knows. */
  @Override
  public void processOpts() {
    Set<String> offered = cliOptions.stream().map(CliOption::getOpt).collect(Collectors.toSet());
    List<String> unknown =
        additionalProperties.keySet().stream()
            .filter(key -> !offered.contains(key) && !OF_THE_TOOL.matcher(key).matches())
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      throw new GenerationException(
          "%s has no option %s.%n    Its options are %s."
              .formatted(
                  name,
                  String.join(", ", unknown),
                  offered.stream().sorted().collect(Collectors.joining(", "))));
    }
  }

  @Override
  public void processOpenAPI(OpenAPI openApi) {
    Path folder = Path.of(getOutputDir()).resolve(option(SOURCE_FOLDER));
    try {
      List<? extends GeneratedFile> sources = sources(Objects.requireNonNull(contract));
      requireDistinct(sources);
      new GeneratedFolder(folder, Path.of(getOutputDir()).resolve("." + name)).write(sources);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** A later file would take the place of an earlier one, also where capitals count for nothing. */
  private static void requireDistinct(List<? extends GeneratedFile> sources) {
    Set<String> paths = new HashSet<>();
    List<String> twice =
        sources.stream()
            .map(GeneratedFile::path)
            .filter(path -> !paths.add(path.toLowerCase(Locale.ROOT)))
            .distinct()
            .toList();
    if (!twice.isEmpty()) {
      throw new GenerationException(
          "Two things of the document become one file: %s.%n    Give one of them another name."
              .formatted(String.join(", ", twice)));
    }
  }

  @Override
  public void postProcess() {
    // Leaves out the tool's appeal on the console.
  }

  /** Adds an option; one without a value of its own is empty unless it is given. */
  final void offer(String option, String description, String otherwise) {
    cliOptions.add(CliOption.newString(option, description).defaultValue(otherwise));
  }

  /** Adds the options that say what the client looks like which is generated, or shown. */
  final void offerClient() {
    offer(
        API_PACKAGE,
        "The package below which each family has packages of its own.",
        "dev.callsheet.client");
    offer(
        FRAMEWORK_HEADERS,
        "The response headers that no result has as components, with commas.",
        "X-Request-Id,RateLimit,RateLimit-Policy,WWW-Authenticate,Allow,Tus-Resumable,"
            + "Accept-Ranges,Link");
  }

  /** The names and types of the client that is generated, or whose use is shown. */
  final ClientTypes clientTypes(Contract contract) {
    return new ClientTypes(option(API_PACKAGE), new Placement(contract));
  }

  /** The headers of the option that lists them, in small letters. */
  final Set<String> frameworkHeaders() {
    return Stream.of(option(FRAMEWORK_HEADERS).split(","))
        .map(header -> header.strip().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** The value of an option that was offered. */
  final String option(String option) {
    Object given = additionalProperties.get(option);
    return given != null
        ? given.toString()
        : cliOptions.stream()
            .filter(offered -> offered.getOpt().equals(option))
            .map(CliOption::getDefault)
            .findFirst()
            .orElseThrow();
  }
}
