package dev.callsheet.codegen.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.callsheet.codegen.contract.Schema;

/** Default values as Java expressions. */
public final class JavaLiterals {
  private JavaLiterals() {}

  /** A default as its schema's Java type has it; what has no literal is refused. */
  public static CodeBlock of(JavaTypes types, Schema schema, String value) {
    TypeName type = types.of(schema);
    if (type.equals(TypeName.LONG)) {
      return CodeBlock.of("$LL", value);
    }
    if (type.equals(TypeName.DOUBLE)) {
      return CodeBlock.of("$Ld", value);
    }
    if (type.isPrimitive()) {
      return CodeBlock.of("$L", value);
    }
    if (type.equals(JavaTypes.STRING)) {
      return CodeBlock.of("$S", value);
    }
    if (schema.isEnum()) {
      return CodeBlock.of("$T.$L", type, JavaNames.constant(value));
    }
    throw schema
        .node()
        .document()
        .failure(
            schema.line(),
            "A default of this type cannot be generated.",
            "Give defaults to texts, numbers, booleans and enums only, not to " + type + ".");
  }
}
