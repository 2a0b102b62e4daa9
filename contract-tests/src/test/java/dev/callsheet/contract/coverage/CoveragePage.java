package dev.callsheet.contract.coverage;

import com.samskivert.mustache.Mustache;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The matrix as one static page that refers to nothing outside of itself. */
final class CoveragePage {
  private final ContractDocument document;
  private final Matrix matrix;

  CoveragePage(ContractDocument document, Matrix matrix) {
    this.document = document;
    this.matrix = matrix;
  }

  /** What the template sees; the lists of names are for the filters. */
  private record Content(
      String title,
      FamilyView.Figures figures,
      List<AnswerView> gaps,
      List<FamilyView> families,
      Set<Integer> statuses,
      Set<String> codes,
      String style,
      String script) {}

  String html() {
    var families =
        matrix.families().stream()
            .map(family -> FamilyView.of(document, matrix.of(family), family))
            .toList();
    var codes =
        matrix.all().stream().map(Outcome::code).collect(Collectors.toCollection(TreeSet::new));
    codes.remove(Outcome.SUCCESS);
    var content =
        new Content(
            document.root().at("/info/title").asString() + " contract coverage",
            FamilyView.Figures.of(matrix),
            gaps(),
            families,
            matrix.statuses(),
            codes,
            resource("page.css"),
            resource("page.js"));
    return Mustache.compiler()
        .zeroIsFalse(true)
        .compile(resource("page.mustache"))
        .execute(content);
  }

  private List<AnswerView> gaps() {
    return Stream.concat(matrix.undeclared().stream(), matrix.missing().stream())
        .map(outcome -> AnswerView.of(document, matrix, outcome))
        .toList();
  }

  private static String resource(String name) {
    try (var stream = CoveragePage.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
