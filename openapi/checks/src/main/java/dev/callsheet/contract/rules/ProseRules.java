package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Walk;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is written for people. */
final class ProseRules {
  private static final Set<String> DATA = Set.of("example", "examples");

  /** Three words at least, and an end; a list ends with its last item. */
  private static final Pattern SENTENCE = Pattern.compile("(?s)\\S+\\s+\\S+\\s+\\S.*[.!?]");

  private ProseRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule("sentences", "a description is at least a sentence", ProseRules::sentences));
  }

  private static void sentences(ContractDocument document, Violations violations) {
    Walk.over(
        "",
        document.root(),
        (pointer, node) -> {
          var key = pointer.substring(pointer.lastIndexOf('/') + 1);
          if (key.equals("description")
              && node.isString()
              && !node.asString().isBlank()
              && Stream.of(pointer.split("/", -1)).noneMatch(DATA::contains)
              && !SENTENCE.matcher(node.asString().strip()).matches()) {
            violations.add(
                pointer,
                "'" + node.asString().strip() + "' is not a sentence",
                "write one, with a full stop");
          }
        });
  }
}
