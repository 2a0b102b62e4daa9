package dev.callsheet.codegen;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;

/** A YAML file as nodes that know their lines. */
final class YamlDocument {
  private final String file;
  private final YamlNode root;

  private YamlDocument(String file, Reader reader) {
    this.file = file;
    var options = new LoaderOptions();
    options.setCodePointLimit(64 * 1024 * 1024);
    options.setMaxAliasesForCollections(10_000);
    Node node = new Yaml(options).compose(reader);
    if (node == null) {
      throw failure(1, "The document is empty.", "Write an OpenAPI 3.0.3 document.");
    }
    this.root = new YamlNode(this, node, 1);
  }

  static YamlDocument read(Path path) throws IOException {
    return new YamlDocument(
        path.getFileName().toString(), new StringReader(Files.readString(path)));
  }

  static YamlDocument of(String file, String text) {
    return new YamlDocument(file, new StringReader(text));
  }

  String file() {
    return file;
  }

  YamlNode root() {
    return root;
  }

  /** The node at a local reference such as {@code #/components/schemas/Cut}. */
  YamlNode at(String reference, int line) {
    if (!reference.startsWith("#/")) {
      throw failure(
          line, "The reference " + reference + " leaves the document.", "Keep all in one file.");
    }
    YamlNode node = root;
    for (String step : reference.substring(2).split("/", -1)) {
      String key = step.replace("~1", "/").replace("~0", "~");
      node =
          node.find(key)
              .orElseThrow(
                  () ->
                      failure(
                          line,
                          "The reference " + reference + " leads nowhere.",
                          "Define the component, or correct the name."));
    }
    return node.resolved();
  }

  ContractException failure(int line, String what, String mend) {
    return new ContractException(file, List.of(new Violation(line, what, mend)));
  }
}
