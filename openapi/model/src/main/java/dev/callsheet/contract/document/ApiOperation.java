package dev.callsheet.contract.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the document.
 *
 * @param path its path template
 * @param family the family of its path; empty where there is none
 * @param secured whether it needs a key
 * @param requiredScope the scope that a key needs; null where any key, or none, will do
 * @param openToSuspended whether a key will do whose owner is suspended
 * @param bodies the request bodies that it takes, by media type
 */
public record ApiOperation(
    String id,
    String method,
    String path,
    String family,
    boolean secured,
    @Nullable String requiredScope,
    boolean openToSuspended,
    List<ApiParameter> parameters,
    Map<String, JsonNode> bodies,
    Map<Integer, DeclaredAnswer> answers,
    JsonNode node) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]+}");

  /** Returns where it stands in the document, as a JSON pointer. */
  public String pointer() {
    return "/paths/" + ContractDocument.escape(path) + "/" + method.toLowerCase(Locale.ROOT);
  }

  /** Whether it reads JSON. */
  public boolean takesJson() {
    return bodies.containsKey("application/json");
  }

  /** Whether its answers have no body. */
  public boolean isHead() {
    return method.equals("HEAD");
  }

  /** Returns the names of the placeholders of its path. */
  public List<String> placeholders() {
    return parameters.stream()
        .filter(parameter -> parameter.place().equals("path"))
        .map(ApiParameter::name)
        .toList();
  }

  /** Returns the parameter of that name. */
  public Optional<ApiParameter> parameter(String name) {
    return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }

  /**
   * Returns the code with which it answers an unknown id in its path itself; empty where that is
   * the family's unknown-id.
   */
  public Optional<String> unknownIdCode() {
    return Optional.of(node.path("x-unknown-id-code").asString("")).filter(code -> !code.isEmpty());
  }

  /**
   * Returns whose key it needs: whose it says itself, or else whose its family says; empty where
   * any will do, or none.
   */
  public Optional<OwnerKind> keyOwner(Family family) {
    return secured
        ? OwnerKind.of(node.path("x-key-owner").asString("")).or(family::keyOwner)
        : Optional.empty();
  }

  /** The answer with a status that the document is known to declare. */
  public DeclaredAnswer answer(int status) {
    return Objects.requireNonNull(answers.get(status), () -> id + " declares no " + status);
  }

  /** Whether it declares this status with this code. */
  public boolean declares(int status, String code) {
    var answer = answers.get(status);
    return answer != null && answer.codes().contains(code);
  }

  /** Whether a request to this path is one to this operation, method aside. */
  public boolean matches(String requestPath) {
    return Pattern.compile(literal()).matcher(requestPath).matches();
  }

  /** Returns the path with every placeholder replaced. */
  public String expand(Map<String, String> values) {
    var expanded = path;
    for (var value : values.entrySet()) {
      expanded = expanded.replace("{" + value.getKey() + "}", value.getValue());
    }
    if (PLACEHOLDER.matcher(expanded).find()) {
      throw new IllegalArgumentException(id + " needs more than " + values);
    }
    return expanded;
  }

  /** Returns everything that a client can see of this operation. */
  public Set<Outcome> outcomes() {
    return outcomes(family, id, answers);
  }

  static Set<Outcome> outcomes(
      String family, String operation, Map<Integer, DeclaredAnswer> answers) {
    var outcomes = new ArrayList<Outcome>();
    for (var answer : answers.values()) {
      if (answer.codes().isEmpty()) {
        outcomes.add(new Outcome(family, operation, answer.status(), Outcome.SUCCESS));
      }
      for (var code : answer.codes()) {
        outcomes.add(new Outcome(family, operation, answer.status(), code));
      }
    }
    return Set.copyOf(outcomes);
  }

  private String literal() {
    var pattern = new StringBuilder();
    var matcher = PLACEHOLDER.matcher(path);
    var end = 0;
    while (matcher.find()) {
      pattern.append(Pattern.quote(path.substring(end, matcher.start()))).append("[^/]+");
      end = matcher.end();
    }
    return pattern.append(Pattern.quote(path.substring(end))).toString();
  }
}
