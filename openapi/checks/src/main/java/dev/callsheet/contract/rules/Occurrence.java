package dev.callsheet.contract.rules;

import static java.util.stream.Collectors.toSet;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.DeclaredAnswer;
import dev.callsheet.contract.document.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * An answer of an operation, or of a family where no handler answers.
 *
 * @param pointer where the operation or the family names it
 * @param operation null for one of a family
 */
record Occurrence(
    String pointer, Family family, @Nullable ApiOperation operation, DeclaredAnswer answer) {
  private static final String JSON = "application/json";

  /** Returns all of a document. */
  static List<Occurrence> all(ContractDocument document) {
    var all = new ArrayList<Occurrence>();
    for (var operation : document.operations()) {
      var family = document.families().getOrDefault(operation.family(), Family.NONE);
      for (var answer : operation.answers().values()) {
        var pointer = operation.pointer() + "/responses/" + answer.status();
        all.add(new Occurrence(pointer, family, operation, answer));
      }
    }
    for (var family : document.families().values()) {
      for (var framework : family.frameworkErrors().values()) {
        var pointer =
            "/x-families/" + family.name() + "/framework-errors/" + framework.error().key();
        all.add(new Occurrence(pointer, family, null, framework.answer()));
      }
    }
    return all;
  }

  /** Returns the errors of a document. */
  static List<Occurrence> errors(ContractDocument document) {
    return all(document).stream().filter(each -> each.answer().isError()).toList();
  }

  /** Returns the name of the response, or, where it is written in place, its status. */
  String name() {
    return answer.component();
  }

  boolean isHead() {
    return operation != null && operation.isHead();
  }

  /** Whether this is an error of a family that tells its errors apart by codes. */
  boolean hasCodes() {
    return answer.isError() && family.hasCodes();
  }

  boolean isSecured() {
    return operation != null && operation.secured();
  }

  /** Returns the media type of its JSON; {@code application/json} if it has none. */
  String json() {
    return json(answer);
  }

  /** Returns the media type of the JSON of an answer; {@code application/json} if it has none. */
  static String json(DeclaredAnswer answer) {
    var types = answer.node().path("content").propertyNames();
    return types.contains(JSON)
        ? JSON
        : types.stream().filter(type -> type.endsWith("+json")).findFirst().orElse(JSON);
  }

  /** Returns where the schema of its JSON stands, references not followed. */
  String schemaPointer() {
    return answer.schemaPointer(json());
  }

  /** Returns the schemas in which the values of a property of the body are listed. */
  Set<String> narrowed(ContractDocument document, JsonPointer property) {
    return document
        .values(schemaPointer(), property)
        .map(
            values ->
                values.values().stream()
                    .map(value -> value.substring(0, value.lastIndexOf("/enum/")))
                    .collect(toSet()))
        .orElse(Set.of());
  }
}
