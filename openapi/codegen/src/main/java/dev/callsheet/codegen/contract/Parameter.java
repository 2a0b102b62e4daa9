package dev.callsheet.codegen.contract;

import dev.callsheet.codegen.yaml.YamlNode;

/**
 * A parameter of an operation.
 *
 * @param place {@code path}, {@code query}, {@code header} or {@code cookie}
 * @param checkedByHandler whether the handler takes the raw value and judges it itself ({@code
 *     x-checked-by-handler}), for a protocol that answers a bad value with a code of its own
 */
public record Parameter(
    String name,
    String place,
    boolean required,
    String description,
    Schema schema,
    boolean checkedByHandler,
    int line) {

  /** Reads a parameter, or a reference to one. */
  static Parameter of(YamlNode reference) {
    YamlNode node = reference.resolved();
    return new Parameter(
        node.text("name"),
        node.text("in"),
        node.flag("required"),
        node.text("description", ""),
        Schema.of(node.get("schema")),
        node.flag("x-checked-by-handler"),
        reference.line());
  }
}
