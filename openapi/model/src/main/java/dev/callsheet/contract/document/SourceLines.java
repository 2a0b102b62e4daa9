package dev.callsheet.contract.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** On which line of a YAML text each value stands, counted from 1. */
public final class SourceLines {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(64 * 1024 * 1024).build();

  private final Map<String, Integer> lines = new HashMap<>();
  private final List<Repetition> repetitions = new ArrayList<>();
  private final List<Integer> aliases = new ArrayList<>();

  private SourceLines() {}

  /** A key that its map has had before, on line {@code first}. */
  public record Repetition(String key, int line, int first) {}

  /** Finds the lines of a text; those of values only where it has no aliases. */
  public static SourceLines of(String yaml) {
    var found = new SourceLines();
    for (var event : new Parse(SETTINGS).parseString(yaml)) {
      if (event instanceof AliasEvent alias) {
        found.aliases.add(alias.getStartMark().orElseThrow().getLine() + 1);
      }
    }
    if (found.aliases.isEmpty()) {
      new Compose(SETTINGS).composeString(yaml).ifPresent(root -> found.collect("", root));
    }
    return found;
  }

  /**
   * Returns the line of a key or of an item in a list; for what is not there, the line of the
   * nearest thing around it that is.
   *
   * @param pointer a JSON pointer
   */
  public int line(String pointer) {
    for (var place = pointer;
        !place.isEmpty();
        place = place.substring(0, place.lastIndexOf('/'))) {
      var line = lines.get(place);
      if (line != null) {
        return line;
      }
    }
    return 1;
  }

  /** Returns the keys that stand twice in one map; readers see only the last of them. */
  public List<Repetition> repetitions() {
    return List.copyOf(repetitions);
  }

  /** Returns the lines on which an alias stands; readers see a text there. */
  public List<Integer> aliases() {
    return List.copyOf(aliases);
  }

  private void collect(String pointer, Node node) {
    if (node instanceof MappingNode map) {
      for (var entry : map.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
          var below = pointer + "/" + ContractDocument.escape(key.getValue());
          var line = lineOf(key);
          var first = lines.put(below, line);
          if (first != null) {
            repetitions.add(new Repetition(key.getValue(), line, first));
          }
          collect(below, entry.getValueNode());
        }
      }
    }
    if (node instanceof SequenceNode list) {
      for (var index = 0; index < list.getValue().size(); index++) {
        var item = list.getValue().get(index);
        lines.put(pointer + "/" + index, lineOf(item));
        collect(pointer + "/" + index, item);
      }
    }
  }

  private static int lineOf(Node node) {
    return node.getStartMark().orElseThrow().getLine() + 1;
  }
}
