package dev.callsheet.codegen.server;

import com.palantir.javapoet.ClassName;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.Placement;
import dev.callsheet.codegen.contract.Response;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.java.JavaTypes;
import dev.callsheet.contract.document.Family;

/** What the types of the server are called, and in which package each lies. */
public final class ServerNames {
  private final ServerTarget target;
  private final Placement placement;

  /** Takes the document and where its sources go. */
  public ServerNames(Contract contract, ServerTarget target) {
    this.target = target;
    this.placement = new Placement(contract);
  }

  /** The interface of the operations of a tag. */
  public ClassName api(Family family, String tag) {
    return in(family, JavaNames.within(family, tag) + "Api");
  }

  /** The method of an operation. */
  String method(Operation operation) {
    return JavaNames.operationWithin(operation.family(), operation.id());
  }

  /** The sealed type of all that an operation answers. */
  public ClassName response(Operation operation) {
    return in(operation.family(), JavaNames.type(method(operation)) + "Response");
  }

  /** The type of one answer: of its component, or of the operation alone that has it in place. */
  public ClassName answer(Operation operation, Response response) {
    String component = response.component();
    return component == null
        ? in(
            operation.family(),
            JavaNames.type(method(operation)) + JavaNames.status(response.status()))
        : component(operation.family(), component);
  }

  /** The type of a response component of a family. */
  ClassName component(Family family, String component) {
    return in(family, JavaNames.within(family, component));
  }

  /** The type of a named schema. */
  public ClassName model(String name) {
    Family family = placement.of("schemas", name);
    return ClassName.get(target.packages().models(family), JavaNames.within(family, name));
  }

  /** The record of the form that an operation takes. */
  ClassName form(Operation operation) {
    return in(operation.family(), JavaNames.type(method(operation)) + "Form");
  }

  /** The types of schemas and headers. */
  JavaTypes types() {
    return types(target.type("BinaryBody"));
  }

  /** The same where something else stands for a binary text. */
  JavaTypes types(ClassName binary) {
    return new JavaTypes(this::model, binary);
  }

  private ClassName in(Family family, String name) {
    return ClassName.get(target.packages().api(family), name);
  }
}
