package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * A rule of the document.
 *
 * @param name what the rule wants, as a sentence
 * @param check collects where the document breaks it and how to mend that
 */
record HouseRule(String name, BiConsumer<ContractDocument, Violations> check) {
  /** Returns every rule. */
  static List<HouseRule> all() {
    return Stream.of(
            DocumentRules.all(),
            FamilyRules.all(),
            OperationRules.all(),
            SchemaRules.all(),
            ErrorRules.all(),
            ExampleRules.all())
        .flatMap(List::stream)
        .toList();
  }

  List<Violation> violations(Source source) {
    var violations = new Violations(source);
    check.accept(source.document(), violations);
    return violations.sorted();
  }
}
