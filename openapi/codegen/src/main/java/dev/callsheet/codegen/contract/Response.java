package dev.callsheet.codegen.contract;

import dev.callsheet.codegen.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One status that an operation can answer.
 *
 * @param component the name in {@code components/responses}, null where written in place
 * @param content schema by media type, empty where there is no body
 * @param examples the values of the body's examples by their names
 * @param codes the codes of an error with the line that names each; empty for a success
 * @param line the line on which the operation names the status
 */
public record Response(
    int status,
    @Nullable String component,
    String description,
    List<Header> headers,
    Map<String, Schema> content,
    Map<String, YamlNode> examples,
    Map<String, Integer> codes,
    int line) {

  /** Whether the status tells of an error. */
  public boolean isError() {
    return status >= 400;
  }

  /** The body of an answer with this code, which names its example where there are several. */
  public Optional<YamlNode> example(String code) {
    return examples.entrySet().stream()
        .filter(example -> codes.size() == 1 || example.getKey().equals(code))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whether a header is declared, in capitals or small letters. */
  public boolean hasHeader(String name) {
    return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
  }
}
