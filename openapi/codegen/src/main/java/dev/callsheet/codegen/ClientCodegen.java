package dev.callsheet.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.DefaultCodegen;

/** The generator {@code callsheet-client}: a typed Java client of the document. */
public final class ClientCodegen extends DefaultCodegen {

  private static final String ERROR_PACKAGE = "errorPackage";
  private static final String AMBIENT_HEADERS = "ambientHeaders";
  private static final String DEFAULT_AMBIENT_HEADERS =
      "X-Request-Id,RateLimit,RateLimit-Policy,WWW-Authenticate,Allow,Tus-Resumable,Accept-Ranges";

  /** Declares the options. */
  public ClientCodegen() {
    outputFolder = "generated-code";
    apiPackage = "client.api";
    modelPackage = "client.model";
    addOption(ERROR_PACKAGE, "The package of the interfaces per code.", "client.error");
    addOption(
        AMBIENT_HEADERS,
        "Response headers, separated by commas, that no result shows.",
        DEFAULT_AMBIENT_HEADERS);
  }

  @Override
  public CodegenType getTag() {
    return CodegenType.CLIENT;
  }

  @Override
  public String getName() {
    return "callsheet-client";
  }

  @Override
  public String getHelp() {
    return "Generates a Java 17 client whose results and exceptions are sealed per operation.";
  }

  @Override
  public void preprocessOpenAPI(OpenAPI openApi) {
    super.preprocessOpenAPI(openApi);
    try {
      Contract contract = Contract.read(Path.of(getInputSpec()));
      ClientTypes types =
          new ClientTypes(apiPackage, modelPackage, option(ERROR_PACKAGE, "client.error"));
      Path sourceFolder = Path.of(getOutputDir(), "src", "main", "java");
      for (SourceFile source : new ClientSources(contract, types, ambientHeaders()).sources()) {
        source.write(sourceFolder);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Set<String> ambientHeaders() {
    return Arrays.stream(option(AMBIENT_HEADERS, DEFAULT_AMBIENT_HEADERS).split(","))
        .map(header -> header.strip().toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private String option(String name, String otherwise) {
    return String.valueOf(additionalProperties().getOrDefault(name, otherwise));
  }
}
