package dev.callsheet.codegen.contract;

import dev.callsheet.codegen.yaml.YamlDocument;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.FrameworkAnswer;
import dev.callsheet.contract.document.FrameworkError;
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
 */
public record Contract(
    String file,
    String title,
    String version,
    String description,
    YamlDocument source,
    ContractDocument document,
    Map<String, Map<FrameworkError, Response>> frameworkErrors,
    List<CatalogueEntry> catalogue,
    List<Operation> operations) {

  /** The families in the order of the document. */
  public List<Family> families() {
    return List.copyOf(document.families().values());
  }

  /** The answers of a family to requests that match no operation. */
  public List<Response> unrouted(Family family) {
    Map<FrameworkError, Response> responses = frameworkErrors.getOrDefault(family.name(), Map.of());
    return Family.UNROUTED.stream()
        .flatMap(error -> Stream.ofNullable(responses.get(error)))
        .distinct()
        .toList();
  }

  /** The response that a family declares for what no handler answers. */
  public Response response(Family family, FrameworkAnswer answer) {
    return Optional.ofNullable(frameworkErrors.get(family.name()))
        .map(responses -> responses.get(answer.error()))
        .orElseThrow();
  }

  /** How prose speaks of a family. */
  public static String called(Family family) {
    return family.isNone() ? "no family" : "the family " + family.name();
  }

  /** The line of what stands at a JSON pointer. */
  public int line(String pointer) {
    return source.line(pointer);
  }

  /** The entry of a code; the status tells apart the codeless errors of one family. */
  public Optional<CatalogueEntry> entry(Family family, String code, int status) {
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
  public Stream<CatalogueEntry> entries(Family family) {
    return catalogue.stream().filter(entry -> entry.family().equals(family.name()));
  }
}
