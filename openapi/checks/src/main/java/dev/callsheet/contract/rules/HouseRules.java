package dev.callsheet.contract.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules that are on.
 *
 * <pre>{@code
 * HouseRules.all().without("units", "id-prefixes").violations(Path.of("museum.yaml"))
 * }</pre>
 */
public final class HouseRules {
  private final List<HouseRule> rules;

  private HouseRules(List<HouseRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Returns every rule of this library. */
  public static HouseRules all() {
    return new HouseRules(
        Stream.of(
                DocumentRules.all(),
                OrderRules.all(),
                NameRules.all(),
                TagRules.all(),
                FamilyRules.all(),
                FrameworkErrorRules.all(),
                CatalogueRules.all(),
                OperationRules.all(),
                ProseRules.all(),
                SchemaRules.all(),
                ErrorRules.all(),
                HeaderRules.all(),
                ExampleRules.all())
            .flatMap(List::stream)
            .toList());
  }

  /**
   * Switches rules off.
   *
   * @throws IllegalArgumentException if none of the rules that are on has one of the names
   */
  public HouseRules without(String... names) {
    var off = new HashSet<>(Set.of(names));
    var on = rules.stream().filter(rule -> !off.remove(rule.name())).toList();
    if (!off.isEmpty()) {
      throw new IllegalArgumentException("there is no rule " + String.join(", ", off));
    }
    return new HouseRules(on);
  }

  /**
   * Adds a rule from elsewhere.
   *
   * @throws IllegalArgumentException if a rule of that name is on already
   */
  public HouseRules with(HouseRule rule) {
    if (rules.stream().anyMatch(each -> each.name().equals(rule.name()))) {
      throw new IllegalArgumentException("there is a rule " + rule.name() + " already");
    }
    var more = new ArrayList<>(rules);
    more.add(rule);
    return new HouseRules(more);
  }

  /** Returns the rules that are on. */
  public List<HouseRule> rules() {
    return rules;
  }

  /** Returns where a document breaks the rules that are on, in the order of its lines. */
  public List<Violation> violations(Path file) throws IOException {
    return violations(Source.read(file));
  }

  /** Returns where a document breaks the rules that are on, in the order of its lines. */
  public List<Violation> violations(Source source) {
    return rules.stream()
        .flatMap(rule -> rule.violations(source).stream())
        .sorted(Comparator.comparingInt(Violation::line))
        .toList();
  }
}
