package dev.callsheet.codegen;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openapitools.codegen.CliOption;
import org.openapitools.codegen.CodegenType;

/**
 * The generator {@code callsheet-server}: interfaces for controllers, sealed responses, models.
 *
 * <p>Options: {@code apiPackage}, {@code modelPackage}, {@code callerType} (the authenticated
 * caller, first parameter of secured operations), {@code ambientHeaders} (comma-separated; headers
 * that the framework adds and that responses therefore do not carry).
 */
public final class CallsheetServerCodegen extends ContractCodegen {
  private static final String CALLER_TYPE = "callerType";
  private static final String AMBIENT_HEADERS = "ambientHeaders";
  private static final String USUAL_AMBIENT_HEADERS =
      "X-Request-Id,RateLimit,RateLimit-Policy,WWW-Authenticate,Link";

  /** Makes the generator; the OpenAPI Generator calls this. */
  public CallsheetServerCodegen() {
    super("callsheet-server", CodegenType.SERVER);
    cliOptions.add(CliOption.newString(CALLER_TYPE, "The type of the authenticated caller."));
    cliOptions.add(
        CliOption.newString(AMBIENT_HEADERS, "The headers that no response carries itself."));
  }

  @Override
  public String getHelp() {
    return "Generates Micronaut interfaces whose responses are closed by status and code.";
  }

  @Override
  List<SourceFile> sources(Contract contract) {
    Set<String> ambientHeaders =
        Stream.of(option(AMBIENT_HEADERS, USUAL_AMBIENT_HEADERS).split(","))
            .map(header -> header.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    var target =
        new ServerTarget(
            option("apiPackage", "dev.callsheet.api"),
            option("modelPackage", "dev.callsheet.api.model"),
            ClassName.bestGuess(option(CALLER_TYPE, "java.security.Principal")),
            ambientHeaders);
    return ServerSources.of(contract, target);
  }
}
