package dev.callsheet.contract.coverage;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One family on the page: its figures, and its operations by tag.
 *
 * @param id in the page
 * @param columns the statuses that any operation of it answers
 */
record FamilyView(
    String id, String name, String path, Figures figures, List<Column> columns, List<Tag> tags) {

  /** What was found, in numbers. */
  record Figures(int declared, int observed, int missing, int undeclared, long exchanges) {
    static Figures of(Matrix matrix) {
      return new Figures(
          matrix.declared().size(),
          matrix.covered(),
          matrix.missing().size(),
          matrix.undeclared().size(),
          matrix.hits());
    }

    /** Per cent of the declared ones, rounded down: only all of them are 100. */
    int percent() {
      return declared == 0 ? 100 : 100 * observed / declared;
    }

    boolean incomplete() {
      return missing > 0 || undeclared > 0;
    }
  }

  /**
   * A status.
   *
   * @param code the only code that comes with it, which then needs no place in each cell; empty if
   *     there are several
   */
  record Column(int status, String code) {
    boolean narrow() {
      return !code.isEmpty();
    }
  }

  /** A tag with its operations. */
  record Tag(String name, List<OperationView> operations) {}

  static FamilyView of(ContractDocument document, Matrix matrix, String family) {
    var known = document.families().get(family);
    return new FamilyView(
        family.isEmpty() ? "no-family" : "family-" + family,
        family.isEmpty() ? "No family" : family,
        known == null ? "" : String.join(", ", known.paths()),
        Figures.of(matrix),
        columns(matrix),
        tags(document, matrix, family));
  }

  /** The number of columns of the table. */
  int width() {
    return columns.size() + 1;
  }

  private static List<Column> columns(Matrix matrix) {
    return matrix.statuses().stream()
        .map(
            status -> new Column(status, matrix.onlyCode(status).map(AnswerView::named).orElse("")))
        .toList();
  }

  private static List<Tag> tags(ContractDocument document, Matrix matrix, String family) {
    var seen = matrix.all().stream().map(Outcome::operation).collect(Collectors.toSet());
    var tags = new LinkedHashMap<String, List<OperationView>>();
    for (var tag : document.root().path("tags")) {
      tags.put(tag.path("name").asString(), new ArrayList<>());
    }
    for (var operation : document.operations()) {
      if (seen.contains(operation.id())) {
        var tag = operation.node().path("tags").path(0).asString("Others");
        tags.computeIfAbsent(tag, name -> new ArrayList<>())
            .add(OperationView.of(document, matrix, operation));
      }
    }
    if (seen.contains(Outcome.UNROUTED)) {
      tags.put("No operation", List.of(OperationView.unrouted(document, matrix, family)));
    }
    return tags.entrySet().stream()
        .filter(tag -> !tag.getValue().isEmpty())
        .map(tag -> new Tag(tag.getKey(), tag.getValue()))
        .toList();
  }
}
