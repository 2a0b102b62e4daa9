package dev.callsheet.codegen;

import com.palantir.javapoet.ClassName;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.java.SourceFile;
import dev.callsheet.codegen.server.Packages;
import dev.callsheet.codegen.server.ServerSources;
import dev.callsheet.codegen.server.ServerTarget;
import java.util.List;
import org.openapitools.codegen.CodegenType;

/** The generator {@code callsheet-server}: interfaces for controllers, sealed responses, models. */
public final class CallsheetServerCodegen extends ContractCodegen {
  private static final String CALLER_TYPE = "callerType";

  /** Makes the generator; the OpenAPI Generator calls this. */
  public CallsheetServerCodegen() {
    super("callsheet-server", CodegenType.SERVER, "src/main/java");
    offer(API_PACKAGE, "The package below which each family has one.", "dev.callsheet.api");
    offer(
        MODEL_PACKAGE,
        "The package below which each family has one for its schemas, below its own if empty.",
        "");
    offer(
        CALLER_TYPE,
        "The type of the authenticated caller, first parameter of secured operations.",
        "dev.callsheet.kernel.request.Caller");
    offer(
        FRAMEWORK_HEADERS,
        "The headers that the framework adds and that no response therefore carries, with commas.",
        "X-Request-Id,RateLimit,RateLimit-Policy,WWW-Authenticate,Link");
  }

  @Override
  public String getHelp() {
    return "Generates Micronaut interfaces whose responses are closed by status and code.";
  }

  @Override
  List<SourceFile> sources(Contract contract) {
    var target =
        new ServerTarget(
            new Packages(option(API_PACKAGE), option(MODEL_PACKAGE)),
            ClassName.bestGuess(option(CALLER_TYPE)),
            frameworkHeaders());
    return ServerSources.of(contract, target);
  }
}
