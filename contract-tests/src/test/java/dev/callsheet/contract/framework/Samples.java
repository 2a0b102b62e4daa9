package dev.callsheet.contract.framework;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Two operations of a family that need no resource but its owner, the first of their kind in the
 * document.
 *
 * @param read a GET
 * @param create a POST of JSON with an {@code Idempotency-Key}
 */
record Samples(Family family, ApiOperation read, ApiOperation create) {
  static List<Samples> ofEachFamily(ContractDocument document) {
    return document.families().values().stream().map(family -> of(document, family)).toList();
  }

  private static Samples of(ContractDocument document, Family family) {
    return new Samples(
        family,
        first(document, family, operation -> operation.method().equals("GET")),
        first(
            document,
            family,
            operation ->
                operation.method().equals("POST")
                    && operation.takesJson()
                    && operation.parameter("Idempotency-Key").isPresent()));
  }

  private static ApiOperation first(
      ContractDocument document, Family family, Predicate<ApiOperation> kind) {
    return document.operations().stream()
        .filter(operation -> operation.family().equals(family.name()))
        .filter(ApiOperation::secured)
        .filter(
            operation ->
                operation.placeholders().stream()
                    .allMatch(name -> family.owner().equals(Optional.of(name))))
        .filter(kind)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(family.name() + " has no such operation"));
  }

  @Override
  public String toString() {
    return family.name();
  }
}
