package dev.callsheet.codegen.refusal;

import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.codegen.yaml.YamlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Refuses paths, and what their operations take and answer, that no route can be made of. */
final class PathRefusals {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch");
  private static final Set<String> WITHOUT_BODY = Set.of("get", "head", "delete");
  private static final Set<String> BODILESS = Set.of("204", "205", "304");

  private final Violations violations;

  PathRefusals(Violations violations) {
    this.violations = violations;
  }

  /** Checks the paths beside each other. */
  void paths(YamlNode paths) {
    Map<String, YamlNode> routes = new HashMap<>();
    paths
        .entries()
        .forEach(
            (path, item) -> {
              if (path.startsWith("x-")) {
                return;
              }
              YamlNode first = routes.putIfAbsent(PLACEHOLDER.matcher(path).replaceAll("{}"), item);
              if (first != null) {
                violations.add(
                    item,
                    "The path %s is the route of line %d once more.".formatted(path, first.line()),
                    "Write their operations under one path.");
              }
              if (!path.matches("/[^?#]*")) {
                violations.add(
                    item,
                    "The path %s is no path.".formatted(path),
                    "Begin it with a slash, and leave query and fragment out.");
              }
            });
  }

  /** Checks a path and its operations. */
  void check(YamlNode item) {
    Set<String> placeholders = placeholders(item);
    unique(item);
    for (String method : METHODS) {
      item.find(method)
          .filter(YamlNode::isMap)
          .ifPresent(
              operation -> {
                unique(operation);
                violations.attempt(() -> placeholders(item, operation, placeholders));
                body(method, operation);
                responses(operation);
                new SecurityRefusals(violations).alternatives(operation);
              });
    }
  }

  private Set<String> placeholders(YamlNode item) {
    String path = item.pointer().substring("/paths/".length()).replace("~1", "/");
    Set<String> names = new HashSet<>();
    Matcher matcher = PLACEHOLDER.matcher(path);
    while (matcher.find()) {
      if (!matcher.group(1).matches("\\w+")) {
        violations.add(
            item,
            "The placeholder {%s} is no name that routes can have.".formatted(matcher.group(1)),
            "Name it with letters, digits and underscores.");
      }
      if (!names.add(matcher.group(1))) {
        violations.add(
            item,
            "The placeholder {%s} stands twice in the path.".formatted(matcher.group(1)),
            "Give each a name of its own.");
      }
    }
    return names;
  }

  /** A later parameter of one name would take the place of an earlier one. */
  private void unique(YamlNode holder) {
    Set<String> names = new HashSet<>();
    for (YamlNode reference : holder.items("parameters")) {
      violations.attempt(
          () -> {
            YamlNode parameter = reference.resolved();
            String place = parameter.text("in");
            String name = parameter.text("name");
            if (!names.add(
                place + (place.equals("header") ? name.toLowerCase(Locale.ROOT) : name))) {
              violations.add(
                  reference,
                  "The %s parameter %s stands twice here.".formatted(place, name),
                  "Keep one of them.");
            }
          });
    }
  }

  private void placeholders(YamlNode item, YamlNode operation, Set<String> placeholders) {
    Set<String> declared = new HashSet<>();
    Stream.of(item, operation)
        .flatMap(holder -> holder.items("parameters").stream())
        .forEach(
            reference -> {
              YamlNode parameter = reference.resolved();
              String name = parameter.text("name");
              if (!parameter.text("in").equals("path")) {
                return;
              }
              declared.add(name);
              if (!placeholders.contains(name)) {
                violations.add(
                    reference,
                    "The path has no placeholder {%s}.".formatted(name),
                    "Write it into the path, or remove the parameter.");
              }
            });
    for (String name : placeholders) {
      if (!declared.contains(name)) {
        violations.add(
            operation,
            "The placeholder {%s} is no parameter of this operation.".formatted(name),
            "Declare it as a required parameter in the path.");
      }
    }
  }

  private void body(String method, YamlNode operation) {
    operation
        .find("requestBody")
        .filter(body -> WITHOUT_BODY.contains(method))
        .ifPresent(
            body ->
                violations.add(
                    body,
                    "HTTP gives the body of a %s no meaning."
                        .formatted(method.toUpperCase(Locale.ROOT)),
                    "Take parameters, or use another method."));
  }

  private void responses(YamlNode operation) {
    YamlNode responses = operation.find("responses").orElse(null);
    if (responses == null) {
      return;
    }
    responses
        .entries()
        .forEach((status, response) -> violations.attempt(() -> response(status, response)));
    boolean succeeds =
        responses.entries().keySet().stream().anyMatch(each -> each.matches("[23].*"));
    if (!succeeds) {
      violations.add(
          responses, "This operation declares no success.", "Declare what it answers then.");
    }
  }

  private void response(String status, YamlNode response) {
    if (status.startsWith("x-")) {
      return;
    }
    if (status.equals("default")) {
      violations.add(
          response,
          "A `default` response stands for statuses that nobody listed.",
          "Replace it by each status that the operation can answer.");
    } else if (status.matches("(?i)[1-5]xx")) {
      violations.add(
          response,
          "The status `" + status + "` is a range, not a status.",
          "Replace it by each status that the operation can answer.");
    } else if (!status.matches("[2-5][0-9][0-9]")) {
      violations.add(
          response,
          "The status `%s` is none that a handler can answer.".formatted(status),
          "Write one from 200 to 599.");
    } else if (BODILESS.contains(status)
        && response
            .resolved()
            .find("content")
            .filter(content -> !content.entries().isEmpty())
            .isPresent()) {
      violations.add(
          response,
          "An answer of %s has no body.".formatted(status),
          "Leave `content` out, or answer another status.");
    }
  }
}
