package dev.callsheet.codegen;

import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.output.GeneratedFile;
import dev.callsheet.codegen.reference.ReferencePages;
import dev.callsheet.codegen.reference.SitePage;
import dev.callsheet.codegen.yaml.GenerationException;
import java.util.List;
import org.openapitools.codegen.CodegenType;

/**
 * The generator {@code callsheet-reference}: the static pages of the reference site, which are the
 * landing page, the frame of the API reference, and the pages about families and their codes. Its
 * package is that of the Java client whose use the pages show.
 */
public final class CallsheetReferenceCodegen extends ContractCodegen {
  private static final String SITE_PAGES = "sitePages";

  /** Makes the generator; the OpenAPI Generator calls this. */
  public CallsheetReferenceCodegen() {
    super("callsheet-reference", CodegenType.DOCUMENTATION, "pages");
    offerClient();
    offer(
        SITE_PAGES,
        "Pages of the site that are not generated, which these link to: lines of path, title and"
            + " purpose with | between them.",
        "");
  }

  @Override
  public String getHelp() {
    return "Generates the pages of the reference site, one for each error code among them.";
  }

  @Override
  List<GeneratedFile> sources(Contract contract) {
    return new ReferencePages(contract, clientTypes(contract), frameworkHeaders(), others())
        .pages();
  }

  private List<SitePage> others() {
    try {
      return SitePage.ofLines(option(SITE_PAGES));
    } catch (IllegalArgumentException malformed) {
      throw new GenerationException(
          "The option %s is malformed: %s.%n    Write one page a line."
              .formatted(SITE_PAGES, malformed.getMessage()));
    }
  }
}
