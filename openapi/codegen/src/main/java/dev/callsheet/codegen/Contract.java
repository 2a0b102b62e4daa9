package dev.callsheet.codegen;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.FrameworkAnswer;
import dev.callsheet.contract.document.FrameworkError;
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
 * @param source the document itself
 * @param document what the checks and the tests see of it
 * @param frameworkErrors the answers of each family to what no handler answers
 * @param description what the document says of itself, in Markdown
 * @param schemas the named schemas in the order of the document
 */
record Contract(
    String file,
    String title,
    String version,
    String description,
    YamlDocument source,
    ContractDocument document,
    Map<String, Map<FrameworkError, Response>> frameworkErrors,
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
    var violations = new Violations();
    var shape = DocumentShape.of(document, violations);
    boolean endless = !SchemaCircles.check(document, violations);
    if (!endless) {
      SupportChecks.check(shape.found(), violations);
    }
    if (endless || !shape.isReadable()) {
      violations.refuse(document.file());
    }
    var reader = new ContractReader(document, violations);
    Contract contract = reader.read();
    ContractChecks.check(contract, reader.isWhole(), violations);
    violations.refuse(document.file());
    return contract;
  }

  List<Family> families() {
    return List.copyOf(document.families().values());
  }

  /** The answers of a family to requests that match no operation. */
  List<Response> unrouted(Family family) {
    Map<FrameworkError, Response> responses = frameworkErrors.getOrDefault(family.name(), Map.of());
    return Family.UNROUTED.stream()
        .flatMap(error -> Stream.ofNullable(responses.get(error)))
        .distinct()
        .toList();
  }

  /** The response that a family declares for what no handler answers. */
  Response response(Family family, FrameworkAnswer answer) {
    return Optional.ofNullable(frameworkErrors.get(family.name()))
        .map(responses -> responses.get(answer.error()))
        .orElseThrow();
  }

  /** The line of what stands at a JSON pointer. */
  int line(String pointer) {
    return source.line(pointer);
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
