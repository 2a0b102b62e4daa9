package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import java.util.List;
import java.util.function.Function;

/**
 * A rule of the document.
 *
 * @param name what the rule wants, as a sentence
 * @param check returns where the document breaks it and how to mend that
 */
record HouseRule(String name, Function<ContractDocument, List<String>> check) {
  List<String> violations(ContractDocument document) {
    return check.apply(document);
  }
}
