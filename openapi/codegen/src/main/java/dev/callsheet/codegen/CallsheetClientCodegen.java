package dev.callsheet.codegen;

import dev.callsheet.codegen.client.ClientSources;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.java.SourceFile;
import java.util.List;
import org.openapitools.codegen.CodegenType;

/** The generator {@code callsheet-client}: operations, sealed results and exceptions, models. */
public final class CallsheetClientCodegen extends ContractCodegen {
  /** Makes the generator; the OpenAPI Generator calls this. */
  public CallsheetClientCodegen() {
    super("callsheet-client", CodegenType.CLIENT, "src/main/java");
    offerClient();
  }

  @Override
  public String getHelp() {
    return "Generates a Java 17 client whose results and exceptions are sealed per operation.";
  }

  @Override
  List<SourceFile> sources(Contract contract) {
    return ClientSources.of(contract, clientTypes(contract), frameworkHeaders());
  }
}
