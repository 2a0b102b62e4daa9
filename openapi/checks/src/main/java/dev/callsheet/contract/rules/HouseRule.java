package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import java.util.List;

/**
 * A rule that a document keeps.
 *
 * @param name a short name in kebab-case, by which the rule is switched off
 * @param sentence what the rule wants
 * @param check finds where a document breaks it
 */
public record HouseRule(String name, String sentence, Check check) {
  /** Looks through a document for what breaks a rule. */
  @FunctionalInterface
  public interface Check {
    /** Collects where the document breaks the rule, and how to mend that. */
    void look(ContractDocument document, Violations violations);
  }

  /** Returns where a document breaks this rule, in the order of its lines. */
  public List<Violation> violations(Source source) {
    var violations = new Violations(source);
    check.look(source.document(), violations);
    return violations.sorted();
  }
}
