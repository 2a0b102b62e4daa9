package dev.callsheet.codegen.check;

import com.palantir.javapoet.ClassName;
import dev.callsheet.codegen.client.ClientTypes;
import dev.callsheet.codegen.contract.Callback;
import dev.callsheet.codegen.contract.CatalogueEntry;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Header;
import dev.callsheet.codegen.contract.ModelSchemas;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.Parameter;
import dev.callsheet.codegen.contract.Placement;
import dev.callsheet.codegen.contract.Response;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.server.Packages;
import dev.callsheet.codegen.server.ServerNames;
import dev.callsheet.codegen.server.ServerTarget;
import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.contract.document.Family;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Refuses names of the document that become one name in Java, or none. */
final class NameChecks {
  /** What no component of a record and no method can be called, for every object has it. */
  private static final Set<String> OF_OBJECT =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  /** What every error has beside its headers. */
  private static final Set<String> OF_ERRORS =
      Set.of(
          "cause",
          "code",
          "details",
          "head",
          "headers",
          "message",
          "operation",
          "requestId",
          "result",
          "retry",
          "status");

  private static final Set<String> OF_SUCCESSES = Set.of("body", "headers", "mediaType", "status");

  /** Types of Java that generated sources use without an import. */
  private static final Set<String> OF_JAVA =
      Set.of(
          "Boolean",
          "Class",
          "Double",
          "Enum",
          "Exception",
          "IllegalArgumentException",
          "Integer",
          "Iterable",
          "Long",
          "Object",
          "Override",
          "Record",
          "String",
          "Throwable",
          "Void");

  /** What a union keeps that names none of its cases. */
  private static final String UNKNOWN = "Unknown";

  /** Packages beside those of the families. */
  private static final Set<String> PACKAGES = Set.of("api", "error", "model");

  private record Claim(String what, int line) {}

  private final Contract contract;
  private final Violations violations;
  private final ClientTypes client;
  private final ServerNames server;
  private final Map<String, Claim> claims = new HashMap<>();

  NameChecks(Contract contract, Violations violations) {
    this.contract = contract;
    this.violations = violations;
    this.client = new ClientTypes("client", new Placement(contract));
    this.server =
        new ServerNames(
            contract,
            new ServerTarget(Packages.below("server"), ClassName.get(Object.class), Set.of()));
  }

  void check() {
    contract.families().forEach(this::family);
    ModelSchemas.of(contract, Callback.of(contract).stream().map(Callback::body).toList())
        .forEach(this::model);
    contract.operations().forEach(this::operation);
    contract.catalogue().forEach(this::code);
  }

  private void family(Family family) {
    int line = contract.line("/x-families/" + family.name());
    String what = "the family " + family.name();
    if (!isWord(family.name(), what, line)) {
      return;
    }
    String segment = JavaNames.segment(family.name());
    claim("packages", segment, "package", what, line);
    claim("families", JavaNames.constant(family.name()), "constant", what, line);
    if (PACKAGES.contains(segment) || !SourceVersion.isName(segment)) {
      violations.add(
          line,
          "No package can be called %s, after %s.".formatted(segment, what),
          "Give the family another name.");
    }
    type(client.apis(family), what, line);
    type(client.operationEnum(family), what, line);
    type(client.undeclared(family), what, line);
    family
        .context()
        .keySet()
        .forEach(
            name -> {
              String context = "the context %s of %s".formatted(name, family.name());
              if (isWord(name, context, line)) {
                member("context of " + family.name(), JavaNames.member(name), context, line);
              }
            });
  }

  private void model(String name, Schema schema) {
    int line = contract.line("/components/schemas/" + name);
    String what = "the schema " + name;
    if (!isWord(name, what, line)) {
      return;
    }
    type(client.model(name), what, line);
    type(server.model(name), what, line);
    free(client.model(name).simpleName(), Set.of(UNKNOWN), what, line);
    if (schema.isRecord()) {
      properties(name, schema, Set.of("of"));
    }
  }

  private void properties(String owner, Schema schema, Set<String> taken) {
    schema
        .properties()
        .forEach(
            (name, property) -> {
              String what = "the property " + name;
              int line = property.place().line();
              if (isWord(name, what, line)) {
                String member = JavaNames.member(name);
                member("properties of " + owner, member, what, line);
                free(member, taken, what, line);
              }
            });
  }

  private void operation(Operation operation) {
    String what = "the operation " + operation.id();
    int line = operation.line();
    String method = ClientTypes.method(operation);
    if (!SourceVersion.isName(method)
        || method.contains(".")
        || OF_OBJECT.contains(method)
        || !isWord(method, what, line)) {
      violations.add(
          line,
          "No Java method can be called %s.".formatted(operation.id()),
          "Write the operationId as createNote is written.");
      return;
    }
    String family = operation.family().name();
    claim("operations of " + family, JavaNames.constant(method), "constant", what, line);
    for (String suffix : List.of("", "Result", "AutoPaging")) {
      claim("methods of " + family, method + suffix, "method", what, line);
    }
    tag(operation);
    for (String suffix : List.of("Result", "Exception", "Options", "Form")) {
      type(client.of(operation, suffix), what, line);
    }
    type(server.response(operation), what, line);
    operation.responses().forEach(response -> response(operation, response));
    parameters(operation);
    form(operation);
  }

  private void tag(Operation operation) {
    String what = "the tag " + operation.tag();
    if (!isWord(operation.tag(), what, operation.line())) {
      return;
    }
    type(client.api(operation.family(), operation.tag()), what, operation.line());
    type(server.api(operation.family(), operation.tag()), what, operation.line());
    member(
        "tags of " + operation.family().name(),
        JavaNames.member(JavaNames.within(operation.family(), operation.tag())),
        what,
        operation.line());
  }

  private void response(Operation operation, Response response) {
    String component = response.component();
    String what =
        component == null
            ? "the answer %d of %s".formatted(response.status(), operation.id())
            : "the response " + component;
    int line =
        component == null ? response.line() : contract.line("/components/responses/" + component);
    if (component != null && !isWord(component, what, line)) {
      return;
    }
    type(server.answer(operation, response), what, line);
    type(
        component == null
            ? client.of(operation, JavaNames.status(response.status()))
            : client.in(operation.family(), JavaNames.within(operation.family(), component)),
        what,
        line);
    nested(operation, response, what, line);
    for (Header header : response.headers()) {
      String name = "the header " + header.name();
      int place = header.schema().place().line();
      boolean told = response.isError() && header.name().equalsIgnoreCase("Retry-After");
      if (!told && isWord(header.name(), name, place)) {
        String member = JavaNames.member(header.name());
        member("headers of " + what, member, name, place);
        free(member, response.isError() ? OF_ERRORS : OF_SUCCESSES, name, place);
      }
    }
  }

  /** Of several codes, each becomes a type within that of their response. */
  private void nested(Operation operation, Response response, String what, int line) {
    String component = response.component();
    if (response.codes().size() > 1 && component != null) {
      String within = JavaNames.within(operation.family(), component);
      response.codes().keySet().stream()
          .filter(code -> JavaNames.type(code).equalsIgnoreCase(within))
          .forEach(
              code ->
                  violations.add(
                      line,
                      "%s becomes the type %s in Java, as does its code %s within it."
                          .formatted(sentence(what), within, code),
                      "Give the response another name."));
    }
  }

  private static String sentence(String clause) {
    return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
  }

  private void parameters(Operation operation) {
    for (Parameter parameter : operation.parameters()) {
      String what = "the parameter " + parameter.name();
      if (isWord(parameter.name(), what, parameter.line())) {
        String member = JavaNames.member(parameter.name());
        member("parameters of " + operation.id(), member, what, parameter.line());
        free(member, taken(operation, parameter), what, parameter.line());
      }
    }
  }

  /** What the method of an operation takes beside its parameters. */
  private static Set<String> taken(Operation operation, Parameter parameter) {
    if (!parameter.required()) {
      return operation.requestBody() == null
          ? Set.of("caller", "none")
          : Set.of("body", "caller", "contentType", "none", "request");
    }
    return operation.requestBody() == null
        ? Set.of("caller", "cursor", "options", "page")
        : Set.of("body", "caller", "content", "contentType", "form", "options", "request");
  }

  private void form(Operation operation) {
    operation
        .form()
        .ifPresent(
            schema -> properties("the form of " + operation.id(), schema, Set.of("fields", "of")));
  }

  private void code(CatalogueEntry entry) {
    String what = "the code %s of %s".formatted(entry.key(), entry.family());
    Family family = contract.document().families().get(entry.family());
    if (family != null && isWord(entry.key(), what, entry.line())) {
      type(client.error(family, entry), what, entry.line());
    }
  }

  private boolean isWord(String name, String what, int line) {
    if (!JavaNames.hasWords(name)) {
      violations.add(
          line,
          "No Java name can be made of %s.".formatted(what),
          "Give it a name with a letter from A to Z.");
      return false;
    }
    return true;
  }

  private void type(ClassName type, String what, int line) {
    String name = type.simpleName();
    if (!SourceVersion.isName(name)) {
      violations.add(
          line,
          "No Java type can be called %s, after %s.".formatted(name, what),
          "Begin its name with a letter.");
      return;
    }
    free(name, OF_JAVA, what, line);
    // Some file systems do not tell capitals from small letters.
    claim(type.packageName(), name, "type", what, line);
  }

  private void member(String scope, String member, String what, int line) {
    if (!SourceVersion.isName(member) || OF_OBJECT.contains(member)) {
      violations.add(
          line,
          "Nothing in Java can be called %s, after %s.".formatted(member, what),
          "Give it another name.");
      return;
    }
    claim(scope, member, "name", what, line);
  }

  private void free(String member, Set<String> taken, String what, int line) {
    if (taken.contains(member)) {
      violations.add(
          line,
          "What is generated has a %s already, beside %s.".formatted(member, what),
          "Give it another name.");
    }
  }

  private void claim(String scope, String name, String kind, String what, int line) {
    String key = kind.equals("type") ? name.toLowerCase(Locale.ROOT) : name;
    var claim = new Claim(what, line);
    Claim first = claims.putIfAbsent(scope + " " + kind + " " + key, claim);
    if (first == null || first.what().equals(what)) {
      return;
    }
    Claim later = first.line() > line ? first : claim;
    Claim earlier = first.line() > line ? claim : first;
    violations.add(
        later.line(),
        "%s becomes the %s %s in Java, as does %s on line %d."
            .formatted(
                later.what().substring(0, 1).toUpperCase(Locale.ROOT) + later.what().substring(1),
                kind,
                name,
                earlier.what(),
                earlier.line()),
        "Give one of them another name.");
  }
}
