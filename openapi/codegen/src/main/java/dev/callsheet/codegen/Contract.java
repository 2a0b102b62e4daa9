package dev.callsheet.codegen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The document as the generators see it: families, catalogue, operations.
 *
 * @param description what the document says of itself, in Markdown
 * @param schemas the named schemas in the order of the document
 */
record Contract(
    String file,
    String title,
    String version,
    String description,
    List<Family> families,
    List<CatalogueEntry> catalogue,
    List<Operation> operations,
    Map<String, Schema> schemas) {

  /**
   * Reads and checks a document.
   *
   * @throws ContractException with every violation that was found
   */
  static Contract read(Path path) throws IOException {
    return checked(YamlDocument.read(path));
  }

  /** Reads and checks a document that is already in memory. */
  static Contract checked(YamlDocument document) {
    Contract contract = new ContractReader(document).read();
    List<Violation> violations = ContractChecks.violations(contract);
    if (!violations.isEmpty()) {
      throw new ContractException(document.file(), violations);
    }
    return contract;
  }

  /** The entry of a code; the status tells apart the codeless errors of one family. */
  Optional<CatalogueEntry> entry(Family family, String code, int status) {
    List<CatalogueEntry> named =
        catalogue.stream()
            .filter(entry -> entry.family().equals(family.name()) && entry.code().equals(code))
            .toList();
    if (!code.equals(Family.NO_CODE)) {
      return named.stream().findFirst();
    }
    return named.stream().filter(entry -> entry.status() == status).findFirst();
  }

  /** The entries of a family. */
  Stream<CatalogueEntry> entries(Family family) {
    return catalogue.stream().filter(entry -> entry.family().equals(family.name()));
  }

  /** The tags in the order of their first operation. */
  Collection<String> tags() {
    return operations.stream().map(Operation::tag).distinct().toList();
  }

  List<Operation> operations(String tag) {
    return operations.stream().filter(operation -> operation.tag().equals(tag)).toList();
  }
}
