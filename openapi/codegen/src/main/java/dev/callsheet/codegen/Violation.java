package dev.callsheet.codegen;

import java.util.List;

/**
 * One reason not to generate from a document: where it stands, what is wrong, how to mend it.
 *
 * @param line line of the document, counted from 1
 */
public record Violation(int line, String what, String mend) {

  /** Every reason not to generate from this document, in the order of the lines. */
  public static List<Violation> in(String document) {
    try {
      Contract.checked(YamlDocument.of("openapi.yaml", document));
      return List.of();
    } catch (ContractException exception) {
      return exception.violations();
    }
  }
}
