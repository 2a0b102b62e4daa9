package dev.callsheet.codegen;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openapitools.codegen.CodegenType;

/**
 * The generator {@code callsheet-client}: operations, sealed results, sealed exceptions, models.
 *
 * <p>Options: {@code apiPackage}, {@code modelPackage}, {@code errorPackage} (the interfaces per
 * code), {@code ambientHeaders} (comma-separated; response headers that no result shows).
 */
public final class CallsheetClientCodegen extends ContractCodegen {
  private static final String AMBIENT_HEADERS =
      "X-Request-Id,RateLimit,RateLimit-Policy,WWW-Authenticate,Allow,Tus-Resumable,Accept-Ranges,"
          + "Link";

  /** Makes the generator; the OpenAPI Generator calls this. */
  public CallsheetClientCodegen() {
    super("callsheet-client", CodegenType.CLIENT);
  }

  @Override
  public String getHelp() {
    return "Generates a Java 17 client whose results and exceptions are sealed per operation.";
  }

  @Override
  List<SourceFile> sources(Contract contract) {
    Set<String> ambientHeaders =
        Stream.of(option("ambientHeaders", AMBIENT_HEADERS).split(","))
            .map(header -> header.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return new ClientSources(contract, clientTypes(), ambientHeaders).sources();
  }
}
