package dev.callsheet.codegen.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.callsheet.codegen.contract.CatalogueEntry;
import dev.callsheet.codegen.contract.Header;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.Placement;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.java.JavaTypes;
import dev.callsheet.contract.document.Family;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;

/**
 * The names and types of the generated client.
 *
 * <p>What every family leans on, and operations of no family, are in the package {@code api} below
 * the base package. The operations of a family are in a package named after it, with its data in
 * {@code model} and an interface per code in {@code error} below that.
 *
 * @param base the base package
 * @param placement which family a component belongs to
 */
public record ClientTypes(String base, Placement placement) {

  static final ClassName STRING = ClassName.get(String.class);
  static final ClassName DURATION = ClassName.get(Duration.class);
  static final ClassName INPUT_STREAM = ClassName.get(InputStream.class);
  static final ClassName REFERENCE =
      ClassName.get("com.fasterxml.jackson.core.type", "TypeReference");

  /** The package of what every family leans on. */
  String support() {
    return base + ".api";
  }

  /** The package of a family's operations. */
  String operations(Family family) {
    return family.isNone() ? support() : base + "." + JavaNames.segment(family.name());
  }

  /** The package of a family's data. */
  String models(Family family) {
    return operations(family) + ".model";
  }

  /** The package of a family's interfaces per code. */
  String errors(Family family) {
    return operations(family) + ".error";
  }

  /** A type that every family leans on. */
  ClassName support(String name) {
    return ClassName.get(support(), name);
  }

  /** A type beside the operations of a family. */
  public ClassName in(Family family, String name) {
    return ClassName.get(operations(family), name);
  }

  /** The interface that every error with a code of a family implements. */
  public ClassName error(Family family, CatalogueEntry entry) {
    return ClassName.get(errors(family), JavaNames.error(entry.code(), entry.status()));
  }

  /** The class that holds the operations of a tag. */
  public ClassName api(Family family, String tag) {
    return in(family, JavaNames.within(family, tag) + "Api");
  }

  /** The class that holds the operations of all tags of a family. */
  public ClassName apis(Family family) {
    return in(family, prefix(family) + "Apis");
  }

  /** The enum of a family's operations. */
  public ClassName operationEnum(Family family) {
    return in(family, prefix(family) + "Operation");
  }

  /** What the names of types begin with that every family has. */
  static String prefix(Family family) {
    return family.isNone() ? "Service" : JavaNames.type(family.name());
  }

  /** The name of an operation's method. */
  public static String method(Operation operation) {
    return JavaNames.operationWithin(operation.family(), operation.id());
  }

  /** The type that holds every answer of an operation. */
  ClassName result(Operation operation) {
    return of(operation, "Result");
  }

  /** The exception that every error of an operation extends. */
  ClassName exception(Operation operation) {
    return of(operation, "Exception");
  }

  /** The record that holds the optional parameters of an operation. */
  ClassName options(Operation operation) {
    return of(operation, "Options");
  }

  /** The record of the fields of an operation's form. */
  ClassName form(Operation operation) {
    return of(operation, "Form");
  }

  /** A type of an operation alone. */
  public ClassName of(Operation operation, String suffix) {
    return in(operation.family(), JavaNames.type(method(operation)) + suffix);
  }

  /** The record of answers that no operation of a family declares. */
  public ClassName undeclared(Family family) {
    return in(family, "Undeclared");
  }

  /** The class of a named schema. */
  public ClassName model(String schema) {
    Family family = placement.of("schemas", schema);
    return ClassName.get(models(family), JavaNames.within(family, schema));
  }

  /** The type of a schema's values, a primitive where there is one. */
  TypeName of(Schema schema) {
    return types().of(schema);
  }

  /** The type of a response header that is always there. */
  TypeName header(Header header) {
    if (header.name().equalsIgnoreCase("Location")) {
      return ClassName.get(URI.class);
    }
    boolean plainInteger =
        header.schema().type().equals("integer") && header.schema().format().isEmpty();
    return plainInteger ? TypeName.LONG : of(header.schema());
  }

  private JavaTypes types() {
    return new JavaTypes(this::model, INPUT_STREAM);
  }
}
