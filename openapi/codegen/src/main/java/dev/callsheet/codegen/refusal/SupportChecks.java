package dev.callsheet.codegen.refusal;

import dev.callsheet.codegen.contract.MediaTypes;
import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.codegen.yaml.YamlNode;
import java.util.List;

/**
 * Refuses what a document may say by OpenAPI 3.0, or by the extensions of this project, and what
 * would be lost on the way to Java.
 */
final class SupportChecks {
  private final Violations violations;

  private SupportChecks(Violations violations) {
    this.violations = violations;
  }

  static void check(List<DocumentShape.Found> found, Violations violations) {
    var checks = new SupportChecks(violations);
    found.forEach(each -> violations.attempt(() -> checks.check(each.part(), each.node())));
  }

  private void check(Part part, YamlNode node) {
    switch (part) {
      case DOCUMENT -> document(node);
      case PATH -> new PathRefusals(violations).check(node);
      case PARAMETER -> new ParameterRefusals(violations).parameter(node);
      case BODY -> new ContentRefusals(violations).body(node);
      case RESPONSE -> response(node);
      case CALLBACK_REQUEST -> callback(node);
      case SCHEMA -> new SchemaRefusals(node, violations).check();
      case SCHEME -> new SecurityRefusals(violations).scheme(node);
      case SECURITY -> new SecurityRefusals(violations).requirement(node);
      case FAMILY -> new FamilyRefusals(violations).family(node);
      case ENTRY -> new FamilyRefusals(violations).entry(node);
      default -> {}
    }
  }

  private void document(YamlNode root) {
    YamlNode version = root.get("openapi");
    if (!version.text().matches("3\\.0(\\.[0-9]+)?")) {
      violations.add(
          version,
          "The generators read OpenAPI 3.0, and this is %s.".formatted(version.text()),
          "Write the document as OpenAPI 3.0.3 has it.");
    }
    new SecurityRefusals(violations).alternatives(root);
    new PathRefusals(violations).paths(root.get("paths"));
    root.find("x-families").ifPresent(new FamilyRefusals(violations)::paths);
  }

  private void response(YamlNode response) {
    var parameters = new ParameterRefusals(violations);
    response
        .find("headers")
        .ifPresent(
            headers ->
                headers
                    .entries()
                    .forEach(
                        (name, header) ->
                            violations.attempt(() -> parameters.header(name, header))));
    response.find("content").ifPresent(new ContentRefusals(violations)::answer);
  }

  /** A callback is read by the client alone, which reads headers and one JSON body. */
  private void callback(YamlNode request) {
    for (YamlNode reference : request.items("parameters")) {
      YamlNode parameter = reference.resolved();
      if (!parameter.text("in").equals("header")) {
        violations.add(
            reference,
            "Of a callback only headers and the body are read, not the %s parameter %s."
                .formatted(parameter.text("in"), parameter.text("name")),
            "Send it in a header or in the body.");
      }
    }
    YamlNode content = request.get("requestBody").resolved().get("content");
    List<String> mediaTypes = List.copyOf(content.entries().keySet());
    if (mediaTypes.size() != 1 || !MediaTypes.isJson(mediaTypes.get(0))) {
      violations.add(
          content,
          "The body of a callback is read as JSON of one media type, not as %s."
              .formatted(String.join(", ", mediaTypes)),
          "Send it as application/json.");
    }
  }
}
