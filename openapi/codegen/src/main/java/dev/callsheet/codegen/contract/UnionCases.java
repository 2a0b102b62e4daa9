package dev.callsheet.codegen.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The schemas that are cases of unions. */
public final class UnionCases {
  private final Map<String, List<String>> unions = new HashMap<>();
  private final Map<String, Map<String, Set<String>>> values = new HashMap<>();

  /** Takes all models, among which may be unions. */
  public UnionCases(Collection<Schema> models) {
    models.stream().filter(Schema::isUnion).forEach(this::add);
  }

  private void add(Schema schema) {
    Union union = Union.of(schema);
    union
        .cases()
        .forEach(
            (value, each) -> {
              String name = String.valueOf(each.name());
              List<String> of = unions.computeIfAbsent(name, unused -> new ArrayList<>());
              if (!of.contains(schema.name())) {
                of.add(String.valueOf(schema.name()));
              }
              values
                  .computeIfAbsent(name, unused -> new HashMap<>())
                  .computeIfAbsent(union.property(), unused -> new LinkedHashSet<>())
                  .add(value);
            });
  }

  /** The unions that a schema is a case of. */
  public List<String> unions(String schema) {
    return unions.getOrDefault(schema, List.of());
  }

  /** The properties of a schema that tell it from the other cases, with their only value. */
  public Map<String, String> constants(String schema) {
    Map<String, String> constants = new LinkedHashMap<>();
    values
        .getOrDefault(schema, Map.of())
        .forEach(
            (property, all) -> {
              if (all.size() == 1) {
                constants.put(property, all.iterator().next());
              }
            });
    return constants;
  }
}
