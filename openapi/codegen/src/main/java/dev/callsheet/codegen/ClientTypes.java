package dev.callsheet.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.io.InputStream;
import java.time.Duration;

/** The names and types of the generated client. */
record ClientTypes(String apiPackage, String modelPackage, String errorPackage) {

  static final ClassName STRING = ClassName.get(String.class);
  static final ClassName DURATION = ClassName.get(Duration.class);
  static final ClassName INPUT_STREAM = ClassName.get(InputStream.class);
  static final ClassName REFERENCE =
      ClassName.get("com.fasterxml.jackson.core.type", "TypeReference");

  ClassName api(String name) {
    return ClassName.get(apiPackage, name);
  }

  ClassName error(String name) {
    return ClassName.get(errorPackage, name);
  }

  /** The type that holds every answer of an operation. */
  ClassName result(Operation operation) {
    return api(JavaNames.type(operation.id()) + "Result");
  }

  /** The exception that every error of an operation extends. */
  ClassName exception(Operation operation) {
    return api(JavaNames.type(operation.id()) + "Exception");
  }

  /** The record that holds the optional parameters of an operation. */
  ClassName options(Operation operation) {
    return api(JavaNames.type(operation.id()) + "Options");
  }

  /** The type of a schema's values, a primitive where there is one. */
  TypeName of(Schema schema) {
    return new JavaTypes(modelPackage, INPUT_STREAM).of(schema);
  }

  /** The type of a response header that is always there. */
  TypeName header(Header header) {
    return new JavaTypes(modelPackage, INPUT_STREAM).header(header);
  }
}
