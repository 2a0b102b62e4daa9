package dev.callsheet.codegen.client;

import com.palantir.javapoet.TypeName;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.JavaNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an operation goes on from page to page: it takes a {@code cursor} and answers the next one
 * beside one list, in its body or in the one object that its body holds.
 *
 * @param holder the accessors that lead from the body to the object with the list
 * @param items the accessor of the list
 * @param item what the list is of
 * @param always whether the list is always there
 * @param next the accessor of the next cursor
 */
record ClientPaging(List<String> holder, String items, TypeName item, boolean always, String next) {
  private static final String CURSOR = "cursor";
  private static final String NEXT_CURSOR = "next_cursor";

  static Optional<ClientPaging> of(ClientAnswers answers, ClientTypes types) {
    boolean takesCursor =
        answers.operation().parameters().stream()
            .anyMatch(
                parameter ->
                    parameter.name().equals(CURSOR)
                        && parameter.place().equals("query")
                        && !parameter.required()
                        && parameter.schema().type().equals("string"));
    if (!takesCursor || !(answers.value() instanceof ClientAnswers.Value.Body)) {
      return Optional.empty();
    }
    Schema body = answers.successes().get(0).response().content().values().iterator().next();
    return in(body, types, List.of());
  }

  private static Optional<ClientPaging> in(Schema body, ClientTypes types, List<String> holder) {
    Map<String, Schema> properties = body.properties();
    if (!properties.containsKey(NEXT_CURSOR)) {
      return holder.isEmpty() && properties.size() == 1
          ? inOnly(properties.entrySet().iterator().next(), types)
          : Optional.empty();
    }
    List<Map.Entry<String, Schema>> lists =
        properties.entrySet().stream()
            .filter(property -> property.getValue().type().equals("array"))
            .toList();
    return lists.size() == 1
        ? Optional.of(of(lists.get(0), body, types, holder))
        : Optional.empty();
  }

  private static ClientPaging of(
      Map.Entry<String, Schema> list, Schema body, ClientTypes types, List<String> holder) {
    return new ClientPaging(
        holder,
        JavaNames.member(list.getKey()),
        types.of(list.getValue().items()).box(),
        body.required().contains(list.getKey()) && !list.getValue().nullable(),
        JavaNames.member(NEXT_CURSOR));
  }

  private static Optional<ClientPaging> inOnly(
      Map.Entry<String, Schema> property, ClientTypes types) {
    return property.getValue().isRecord()
        ? in(property.getValue(), types, List.of(JavaNames.member(property.getKey())))
        : Optional.empty();
  }

  /** The expression of an accessor, begun at a body. */
  String from(String body, String accessor) {
    List<String> steps = new ArrayList<>(List.of(body));
    holder.forEach(step -> steps.add(step + "()"));
    steps.add(accessor + "()");
    return String.join(".", steps);
  }
}
