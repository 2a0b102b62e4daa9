package dev.callsheet.codegen.yaml;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.SourceLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A document whose nodes know their lines. */
public final class YamlDocument {
  private final String file;
  private final SourceLines lines;
  private final JsonNode tree;
  private @Nullable ContractDocument contract;

  private YamlDocument(String file, String text) {
    this.file = file;
    try {
      this.tree = new YAMLMapper().readTree(text);
      if (!tree.isObject()) {
        throw failure(1, "The document is empty, or no map.", "Write an OpenAPI 3.0.3 document.");
      }
      this.lines = SourceLines.of(text);
    } catch (JacksonException unreadable) {
      throw failure(
          Math.max(1, unreadable.getLocation().getLineNr()),
          "The document is not YAML: " + unreadable.getOriginalMessage(),
          "Correct it there.");
    }
  }

  /** Reads a file in UTF-8. */
  public static YamlDocument read(Path path) throws IOException {
    return new YamlDocument(path.getFileName().toString(), Files.readString(path));
  }

  /** Reads a text, which is told of by the name of a file. */
  public static YamlDocument of(String file, String text) {
    return new YamlDocument(file, text);
  }

  /** The name of the file, without its folder. */
  public String file() {
    return file;
  }

  /** What the checks and the tests see of the same document, which must have its shape. */
  public ContractDocument contract() {
    if (contract == null) {
      contract = ContractDocument.read(tree);
    }
    return contract;
  }

  /** Where everything stands in the text. */
  public SourceLines lines() {
    return lines;
  }

  /** The whole document. */
  public YamlNode root() {
    return new YamlNode(this, "", tree);
  }

  /** The node at a JSON pointer; what is not there is an empty one. */
  public YamlNode at(String pointer) {
    return new YamlNode(this, pointer, tree.at(pointer));
  }

  /** The line of what stands at a JSON pointer. */
  public int line(String pointer) {
    return lines.line(pointer);
  }

  /** The node at the end of local references such as {@code #/components/schemas/Cut}. */
  public YamlNode follow(String reference, int line) {
    Set<String> followed = new HashSet<>();
    YamlNode node = target(reference, line);
    for (String next = node.reference(); next != null; next = node.reference()) {
      if (!followed.add(next)) {
        throw failure(
            line,
            "The reference " + reference + " leads round in a circle.",
            "Refer to what is described.");
      }
      node = target(next, line);
    }
    return node;
  }

  /** The node at a local reference, which may be another one. */
  public YamlNode target(String reference, int line) {
    if (!reference.startsWith("#/")) {
      throw failure(
          line, "The reference " + reference + " leaves the document.", "Keep all in one file.");
    }
    YamlNode node = at(reference.substring(1));
    if (!node.isPresent()) {
      throw failure(
          line,
          "The reference " + reference + " leads nowhere.",
          "Define the component, or correct the name.");
    }
    return node;
  }

  /** The refusal of what stands on a line. */
  public ContractException failure(int line, String what, String mend) {
    return new ContractException(file, List.of(new Violation(line, what, mend)));
  }
}
