package dev.callsheet.codegen.client;

import com.palantir.javapoet.TypeName;
import dev.callsheet.codegen.contract.Response;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.java.JavaTypes;
import dev.callsheet.contract.document.Family;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonPointer;

/**
 * What the body of an error tells of its request, beside code, message and details.
 *
 * @param name the name of the accessor
 * @param pointer the JSON pointer into the body
 * @param type the type of a value that is there
 * @param always whether every such body has it
 */
record ClientContext(
    String name, String pointer, TypeName type, boolean always, String description) {

  /** What the answer tells before its body. */
  private static final String STATUS = "status";

  /** The context of the family that the response's body has. */
  static List<ClientContext> of(Family family, Response response, ClientTypes types) {
    List<ClientContext> context = new ArrayList<>();
    Map<String, JsonPointer> told = new LinkedHashMap<>(family.context());
    told.remove(STATUS);
    told.forEach(
        (name, pointer) ->
            response.content().values().stream()
                .findFirst()
                .flatMap(body -> body.at(pointer.toString()))
                .map(
                    held ->
                        new ClientContext(
                            JavaNames.member(name),
                            pointer.toString(),
                            types.of(held.schema()),
                            held.always(),
                            held.schema().description()))
                .ifPresent(context::add));
    return context;
  }

  /** What the accessor's Javadoc says. */
  String javadoc() {
    return ClientProse.javadoc(
        description.isBlank()
            ? "Returns what the body has at `" + pointer + "`."
            : ClientProse.sentence(description));
  }

  /** The type that the accessor returns. */
  TypeName returned() {
    return always ? type : JavaTypes.nullable(type);
  }
}
