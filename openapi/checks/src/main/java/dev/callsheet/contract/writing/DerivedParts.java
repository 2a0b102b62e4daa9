package dev.callsheet.contract.writing;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.rules.ErrorDescription;
import dev.callsheet.contract.rules.HouseRule;
import dev.callsheet.contract.rules.HouseRules;
import dev.callsheet.contract.rules.ImpliedAnswer;
import dev.callsheet.contract.rules.Source;
import dev.callsheet.contract.rules.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What follows from the rest of a document: the answers that an operation has for what it takes,
 * and the descriptions of errors, which are the catalogue's.
 */
public final class DerivedParts {
  private static final Set<String> RULES = Set.of("implied-answers", "error-descriptions");

  private final Source source;
  private final Lines lines;

  private DerivedParts(Source source) {
    this.source = source;
    this.lines = new Lines(source.text());
  }

  /** Returns what is missing or different, in the order of the lines. */
  public static List<Violation> violations(Source source) {
    return HouseRules.all().rules().stream()
        .filter(rule -> RULES.contains(rule.name()))
        .map((HouseRule rule) -> rule.violations(source))
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Violation::line))
        .toList();
  }

  /**
   * Returns the text of a document with all of it written. Everything else stays as it is; so does
   * what cannot be written: an answer whose status the operation answers in another way, and what
   * stands within braces on one line.
   */
  public static String written(Source source) {
    var parts = new DerivedParts(source);
    parts.answers();
    ErrorDescription.of(source.document()).stream()
        .filter(description -> !description.isGiven())
        .forEach(parts::describe);
    return parts.lines.text();
  }

  private void answers() {
    var missing = new LinkedHashMap<ApiOperation, Map<Integer, String>>();
    for (var implied : ImpliedAnswer.missing(source.document())) {
      if (implied.isFree() && !implied.reference().isEmpty()) {
        missing
            .computeIfAbsent(implied.operation(), _ -> new TreeMap<>())
            .putIfAbsent(implied.answer().status(), implied.reference());
      }
    }
    missing.forEach(this::declare);
  }

  private void declare(ApiOperation operation, Map<Integer, String> references) {
    var responses = operation.pointer() + "/responses";
    var declared = new ArrayList<>(operation.node().path("responses").propertyNames());
    if (declared.isEmpty() || !lines.get(line(responses)).strip().equals("responses:")) {
      return;
    }
    var indent = " ".repeat(lines.indent(line(responses + "/" + declared.getFirst())));
    references.forEach(
        (status, reference) -> {
          var above =
              declared.stream()
                  .filter(other -> number(other) > status)
                  .findFirst()
                  .map(next -> line(responses + "/" + next))
                  .orElseGet(() -> lines.end(line(responses + "/" + declared.getLast())) + 1);
          lines.insertAbove(above, "%s'%d': {$ref: '%s'}".formatted(indent, status, reference));
        });
  }

  /** A status as a number; what is none comes last. */
  private static int number(String status) {
    return status.matches("[0-9]{3}") ? Integer.parseInt(status) : Integer.MAX_VALUE;
  }

  private void describe(ErrorDescription description) {
    var response = line(description.pointer());
    var place = line(description.pointer() + "/description");
    var given = place != response;
    if (given
        ? !lines.get(place).strip().startsWith("description:")
        : !lines.get(response).strip().endsWith(":")) {
      return;
    }
    var indent = given ? lines.indent(place) : lines.indent(response) + 2;
    var added = new ArrayList<String>();
    added.add(" ".repeat(indent) + "description: |");
    added.addAll(Paragraphs.wrapped(description.text(), indent + 2));
    if (given) {
      lines.replace(place, lines.end(place), added);
    } else {
      lines.replace(response + 1, response, added);
    }
  }

  private int line(String pointer) {
    return source.lines().line(pointer);
  }
}
