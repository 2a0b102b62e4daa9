package dev.callsheet.codegen.client;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.callsheet.codegen.contract.MediaTypes;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.RequestBody;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.JavaTypes;
import java.util.ArrayList;
import java.util.List;

/** Writes how an operation takes its body: as parameters of its method, and in its request. */
final class ClientBodies {

  /** What a body is to the caller. */
  private enum Kind {
    /** Data, written as JSON. */
    JSON,
    /** A record of fields and files, each of which is a part. */
    MULTIPART,
    /** A record of fields. */
    URL_ENCODED,
    /** Bytes. */
    BINARY
  }

  private final ClientTypes types;

  ClientBodies(ClientTypes types) {
    this.types = types;
  }

  private static Kind kind(RequestBody body) {
    if (body.content().size() > 1) {
      return Kind.BINARY;
    }
    String mediaType = body.content().keySet().iterator().next();
    Schema schema = body.content().get(mediaType);
    if (mediaType.equals(MediaTypes.MULTIPART)) {
      return Kind.MULTIPART;
    }
    if (mediaType.equals(MediaTypes.URL_ENCODED)) {
      return Kind.URL_ENCODED;
    }
    return MediaTypes.isJson(mediaType) && schema != null && !schema.isBinary()
        ? Kind.JSON
        : Kind.BINARY;
  }

  /** The parameters that take the body. */
  List<ParameterSpec> parameters(Operation operation, RequestBody body) {
    List<ParameterSpec> parameters = new ArrayList<>();
    switch (kind(body)) {
      case JSON -> parameters.add(parameter(type(body), "request", body));
      case MULTIPART, URL_ENCODED -> parameters.add(parameter(types.form(operation), "form", body));
      case BINARY -> {
        if (body.content().size() > 1) {
          String all = String.join(", ", body.content().keySet());
          parameters.add(
              ParameterSpec.builder(ClientTypes.STRING, "contentType")
                  .addJavadoc(ClientProse.javadoc("one of " + all))
                  .build());
        }
        parameters.add(parameter(types.support("BinaryContent"), "content", body));
      }
    }
    return parameters;
  }

  private TypeName type(RequestBody body) {
    return types.of(body.content().values().iterator().next());
  }

  private static ParameterSpec parameter(TypeName type, String name, RequestBody body) {
    ParameterSpec.Builder parameter =
        ParameterSpec.builder(body.required() ? type : JavaTypes.nullable(type), name);
    if (!body.description().isBlank()) {
      parameter.addJavadoc(ClientProse.javadoc(body.description()));
    }
    return parameter.build();
  }

  /** What adds the body to a request. */
  CodeBlock added(RequestBody body) {
    String mediaType = body.content().keySet().iterator().next();
    return switch (kind(body)) {
      case JSON ->
          mediaType.equals("application/json")
              ? CodeBlock.of(".json(request)")
              : CodeBlock.of(".json($S, request)", mediaType);
      case MULTIPART -> CodeBlock.of(".multipart($L)", fields(body));
      case URL_ENCODED -> CodeBlock.of(".urlEncoded($L)", fields(body));
      case BINARY ->
          body.content().size() > 1
              ? CodeBlock.of(".binary(contentType, content)")
              : CodeBlock.of(".binary($S, content)", mediaType);
    };
  }

  private static String fields(RequestBody body) {
    return body.required() ? "form.fields()" : "form == null ? null : form.fields()";
  }
}
