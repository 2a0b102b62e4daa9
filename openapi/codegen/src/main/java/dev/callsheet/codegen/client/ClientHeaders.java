package dev.callsheet.codegen.client;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.callsheet.codegen.contract.Header;
import dev.callsheet.codegen.contract.Schema;

/** Reads headers. */
final class ClientHeaders {
  private ClientHeaders() {}

  /** The expression that reads a header from a response or request. */
  static CodeBlock read(
      String from, ClientTypes types, String name, boolean required, Schema schema) {
    return read(from, name, required, types.of(schema), schema, types);
  }

  /** The same of a response header, some of which have types of their own. */
  static CodeBlock read(String from, ClientTypes types, Header header) {
    return read(
        from, header.name(), header.required(), types.header(header), header.schema(), types);
  }

  private static CodeBlock read(
      String from, String name, boolean required, TypeName type, Schema schema, ClientTypes types) {
    String method = required ? "requiredHeader" : "header";
    if (schema.type().equals("array")) {
      return CodeBlock.of(
          "$L.$LList($S, $T.class)", from, method, name, types.of(schema.items()).box());
    }
    return type.equals(ClientTypes.STRING)
        ? CodeBlock.of("$L.$L($S)", from, method, name)
        : CodeBlock.of("$L.$L($S, $T.class)", from, method, name, type.box());
  }
}
