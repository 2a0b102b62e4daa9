package dev.callsheet.codegen.server;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.Parameter;
import dev.callsheet.codegen.contract.RequestBody;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.Constraints;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.java.JavaTypes;
import dev.callsheet.codegen.java.SourceFile;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** An interface per tag, whose methods a controller implements. */
final class ServerApis {
  private static final String HTTP = "io.micronaut.http.annotation";
  private static final ClassName MEDIA_TYPE = ClassName.get("io.micronaut.http", "MediaType");

  private final Contract contract;
  private final ServerTarget target;
  private final ServerNames names;
  private final JavaTypes types;
  private final Constraints constraints;

  ServerApis(Contract contract, ServerTarget target, ServerNames names) {
    this.contract = contract;
    this.target = target;
    this.names = names;
    this.types = names.types();
    this.constraints = new Constraints(target::type);
  }

  List<SourceFile> sources() {
    Map<ClassName, List<Operation>> apis = new LinkedHashMap<>();
    for (Operation operation : contract.operations()) {
      apis.computeIfAbsent(
              names.api(operation.family(), operation.tag()), name -> new ArrayList<>())
          .add(operation);
    }
    return apis.entrySet().stream()
        .map(
            each -> SourceFile.of(each.getKey().packageName(), api(each.getKey(), each.getValue())))
        .toList();
  }

  private TypeSpec api(ClassName name, List<Operation> operations) {
    return TypeSpec.interfaceBuilder(name)
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("The operations of the tag {@code $L}.\n", operations.get(0).tag())
        .addMethods(operations.stream().map(this::method).toList())
        .build();
  }

  private MethodSpec method(Operation operation) {
    var method =
        MethodSpec.methodBuilder(names.method(operation))
            .addJavadoc("$L\n", Javadoc.sentence(operation.summary()))
            .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
            .returns(names.response(operation))
            .addAnnotation(route(operation));
    RequestBody body = operation.requestBody();
    method
        .addAnnotation(body == null ? all("Consumes") : consumes(body.content().keySet()))
        .addAnnotation(all("Produces"))
        .addAnnotation(
            AnnotationSpec.builder(target.type("ContractRoute"))
                .addMember("value", "$S", operation.id())
                .build());
    if (operation.secured()) {
      method.addParameter(
          ParameterSpec.builder(target.caller(), "caller")
              .addAnnotation(target.type("RequestCaller"))
              .build());
    }
    operation.parameters().stream().map(this::parameter).forEach(method::addParameter);
    if (operation.form().isPresent()) {
      method.addParameter(form(operation));
    } else if (body != null) {
      if (body.content().size() > 1) {
        method.addParameter(
            ParameterSpec.builder(JavaTypes.STRING, "contentType")
                .addAnnotation(named(http("Header"), "Content-Type", null))
                .build());
      }
      method.addParameter(body(body));
    }
    return method.build();
  }

  private static AnnotationSpec route(Operation operation) {
    var route = AnnotationSpec.builder(http(JavaNames.type(operation.method())));
    // Variables of Micronaut's own kind end where a semicolon, an ampersand or a plus stands.
    var path = operation.path().replaceAll("\\{(\\w+)}", "{$1:[^/]+}");
    // To a GET, Micronaut adds its HEAD.
    return route.addMember("value", "$S", path).build();
  }

  /** Takes or makes any media type: of a body that is not read, and of answers that name theirs. */
  private static AnnotationSpec all(String annotation) {
    return AnnotationSpec.builder(http(annotation))
        .addMember("value", "$T.ALL", MEDIA_TYPE)
        .build();
  }

  private static AnnotationSpec consumes(Collection<String> mediaTypes) {
    CodeBlock values =
        mediaTypes.stream()
            .map(mediaType -> CodeBlock.of("$S", mediaType))
            .collect(CodeBlock.joining(", "));
    return AnnotationSpec.builder(http("Consumes"))
        .addMember("value", mediaTypes.size() == 1 ? "$L" : "{$L}", values)
        .build();
  }

  private ParameterSpec parameter(Parameter parameter) {
    String name = JavaNames.member(parameter.name());
    Schema schema = parameter.schema();
    ClassName binding = binding(parameter);
    if (parameter.place().equals("path")) {
      // Unconstrained: an id that cannot exist is not found, rather than invalid.
      return ParameterSpec.builder(types.of(schema), name)
          .addAnnotation(named(binding, parameter.name(), null))
          .build();
    }
    if (parameter.checkedByHandler()) {
      return ParameterSpec.builder(JavaTypes.nullable(JavaTypes.STRING), name)
          .addAnnotation(named(binding, parameter.name(), null))
          .addAnnotation(optional())
          .build();
    }
    @Nullable String fallback = schema.defaultValue().orElse(null);
    boolean always = parameter.required() || fallback != null;
    TypeName type = always ? types.of(schema) : types.nullable(schema);
    return ParameterSpec.builder(type, name)
        .addAnnotation(named(binding, parameter.name(), fallback))
        .addAnnotations(always ? List.of() : List.of(optional()))
        .addAnnotations(constraints.of(schema))
        .build();
  }

  private static ClassName binding(Parameter parameter) {
    return http(
        switch (parameter.place()) {
          case "path" -> "PathVariable";
          case "query" -> "QueryValue";
          case "cookie" -> "CookieValue";
          default -> "Header";
        });
  }

  private ParameterSpec form(Operation operation) {
    TypeName type = names.form(operation);
    RequestBody body = Objects.requireNonNull(operation.requestBody());
    return ParameterSpec.builder(body.required() ? type : JavaTypes.nullable(type), "form")
        .addAnnotation(target.type("FormBody"))
        .addAnnotations(body.required() ? List.of() : List.of(optional()))
        .addAnnotation(Constraints.VALID)
        .build();
  }

  private ParameterSpec body(RequestBody body) {
    Schema schema = body.content().values().iterator().next();
    TypeName type = schema.isBinary() ? ClassName.get(InputStream.class) : types.of(schema);
    String name = schema.isRecord() ? "request" : "body";
    return ParameterSpec.builder(body.required() ? type : JavaTypes.nullable(type), name)
        .addAnnotation(http("Body"))
        .addAnnotations(body.required() ? List.of() : List.of(optional()))
        .addAnnotations(constraints.of(schema))
        .build();
  }

  private AnnotationSpec optional() {
    return AnnotationSpec.builder(target.type("OptionalParameter")).build();
  }

  private static AnnotationSpec named(ClassName type, String name, @Nullable String fallback) {
    var annotation = AnnotationSpec.builder(type).addMember("value", "$S", name);
    if (fallback != null) {
      annotation.addMember("defaultValue", "$S", fallback);
    }
    return annotation.build();
  }

  private static ClassName http(String name) {
    return ClassName.get(HTTP, name);
  }
}
