package dev.callsheet.codegen;

import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.output.GeneratedFile;
import dev.callsheet.codegen.reference.ReferencePages;
import java.util.List;
import org.openapitools.codegen.CodegenType;

/**
 * The generator {@code callsheet-reference}: the static pages of the reference site, which are the
 * landing page, the frame of the API reference, and the pages about families and their codes. Its
 * package is that of the Java client whose use the pages show.
 */
public final class CallsheetReferenceCodegen extends ContractCodegen {
  /** Makes the generator; the OpenAPI Generator calls this. */
  public CallsheetReferenceCodegen() {
    super("callsheet-reference", CodegenType.DOCUMENTATION, "pages");
    offerClientPackage();
  }

  @Override
  public String getHelp() {
    return "Generates the pages of the reference site, one for each error code among them.";
  }

  @Override
  List<GeneratedFile> sources(Contract contract) {
    return new ReferencePages(contract, clientTypes(contract)).pages();
  }
}
