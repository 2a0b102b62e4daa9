package dev.callsheet.contract.rules;

import dev.callsheet.codegen.check.CheckedContract;
import java.util.Locale;

/**
 * What the generators refuse, as a rule beside the others, so that all failures are read in one
 * place. It is no part of the library, which can do without the generators.
 */
final class GeneratorsRule {
  private GeneratorsRule() {}

  static HouseRule rule() {
    return new HouseRule(
        "generators",
        "the generators take the document",
        (_, violations) -> {
          for (var refusal : CheckedContract.violations(violations.source().text())) {
            violations.add(refusal.line(), clause(refusal.what()), clause(refusal.mend()));
          }
        });
  }

  private static String clause(String sentence) {
    var text = sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
