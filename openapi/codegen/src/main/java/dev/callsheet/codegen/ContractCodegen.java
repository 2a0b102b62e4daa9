package dev.callsheet.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.languages.AbstractJavaCodegen;

/**
 * A generator that the OpenAPI Generator starts and that writes every file from the {@link
 * Contract}; the stock templates are left alone.
 *
 * <p>The contract is read from the raw document: the tool's own model shares cached headers between
 * responses, drops the narrowing of {@code allOf}, and knows no lines.
 */
abstract class ContractCodegen extends AbstractJavaCodegen {
  private final String name;
  private final CodegenType tag;

  ContractCodegen(String name, CodegenType tag) {
    this.name = name;
    this.tag = tag;
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

  @Override
  public void processOpts() {
    super.processOpts();
    apiTemplateFiles.clear();
    apiTestTemplateFiles.clear();
    apiDocTemplateFiles.clear();
    modelTemplateFiles.clear();
    modelTestTemplateFiles.clear();
    modelDocTemplateFiles.clear();
    supportingFiles.clear();
  }

  @Override
  public void processOpenAPI(OpenAPI openApi) {
    super.processOpenAPI(openApi);
    Path folder = Path.of(getOutputDir()).resolve(getSourceFolder());
    try {
      for (GeneratedFile source : sources(Contract.read(Path.of(getInputSpec())))) {
        source.write(folder);
      }
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  @Override
  public void postProcess() {
    // Leaves out the tool's appeal on the console.
  }

  /** The packages of the client that is generated, or whose use is shown. */
  final ClientTypes clientTypes() {
    return new ClientTypes(
        option("apiPackage", "dev.callsheet.client.api"),
        option("modelPackage", "dev.callsheet.client.model"),
        option("errorPackage", "dev.callsheet.client.error"));
  }

  /** An option of the generator's configuration. */
  final String option(String key, String otherwise) {
    return String.valueOf(additionalProperties().getOrDefault(key, otherwise));
  }
}
