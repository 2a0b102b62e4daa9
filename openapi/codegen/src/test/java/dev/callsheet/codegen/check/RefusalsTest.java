package dev.callsheet.codegen.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.codegen.SmallSpec;
import dev.callsheet.codegen.yaml.Violation;
import dev.callsheet.contract.document.ContractDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is not generated is refused by name and by line, all of it at once, and nothing else is. */
final class RefusalsTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  /** Of so many places one is changed, for the sake of time. */
  private static final int STEP = 3;

  /** A change of a document, and what is said of it. */
  private record Change(String document, String passage, String replacement, JsonNode node) {
    static Change of(JsonNode node) {
      return new Change(
          node.path("of").asString("small") + ".yaml",
          node.get("replace").asString(),
          node.get("by").asString(),
          node);
    }

    String changed() {
      return SmallSpec.with(document, passage, replacement);
    }

    Optional<String> expected(String changed) {
      int line = SmallSpec.line(changed, node.path("at").asString(replacement));
      return Optional.ofNullable(node.get("what")).map(what -> line + ": " + what.asString());
    }

    boolean saysMore() {
      return node.path("among").asBoolean(false);
    }

    String name() {
      return node.path("what").asString("taken: " + replacement.strip());
    }
  }

  @TestFactory
  Stream<DynamicTest> aChangeIsRefusedAsTold() {
    return YAML.readTree(SmallSpec.text("refusals.yaml"))
        .valueStream()
        .map(Change::of)
        .map(change -> dynamicTest(change.name(), () -> assertSaid(change)));
  }

  private static void assertSaid(Change change) {
    String changed = change.changed();
    List<Violation> violations = CheckedContract.violations(changed);
    List<String> said = said(violations);
    Optional<String> expected = change.expected(changed);
    if (change.saysMore()) {
      assertTrue(said.containsAll(expected.stream().toList()), () -> String.join("\n", said));
    } else {
      assertEquals(expected.stream().collect(Collectors.joining()), String.join("\n", said));
    }
    violations.forEach(
        violation -> assertTrue(violation.mend().matches("(?s)[A-Z].*\\."), violation.mend()));
  }

  private static List<String> said(List<Violation> violations) {
    return violations.stream()
        .map(violation -> violation.line() + ": " + violation.what())
        .toList();
  }

  @Test
  void everyFaultIsToldAtOnceAndInTheOrderOfTheLines() {
    String text =
        changed(
            "paths: [/plain]", "paths: [/plain]\n    colour: red",
            "remedy: 'Mend them.'\n    retry: after-change",
                "remedy: 'Mend them.'\n    retry: soon",
            "{type: string, maxLength: 255}", "{type: string, const: a}",
            "- name: color\n", "- name: color\n          style: deepObject\n",
            "operationId: checkNote", "operationId: getNote",
            "responses/NoteCreated", "responses/NoteMade",
            "text/plain:", "text/*:",
            "scheme: bearer", "scheme: digest",
            "enum: [conflict, still_indexing]", "enum: [conflict, still_indexing, odd]",
            "code: {type: string, enum: [unavailable]}", "code: {type: string}",
            "enum: [yellow, light-blue]", "enum: [yellow, true]",
            "source: {type: string", "source: {type: file",
            "parent: {$ref: '#/components/schemas/Note'}", "createdAt: {type: string}");
    assertEquals(
        List.of(
            "31: The generators do not know the key `colour` of a family.",
            "73: `soon` is no way to try again.",
            "131: `const` is a word of OpenAPI 3.1, and the generators read 3.0.",
            "138: The reference #/components/responses/NoteMade leads nowhere.",
            "154: The style `deepObject` is not generated here.",
            "190: The operationId getNote is already taken by line 170.",
            "257: `text/*` is not one media type.",
            "293: The security scheme `http digest` is not generated.",
            "324: createNote answers 409 odd, which has no entry in the catalogue of notes.",
            "358: The error response 503 does not narrow its code.",
            "448: The values of this enum are not all texts.",
            "460: The type file is none of OpenAPI 3.0.",
            "483: The property createdAt becomes the name createdAt in Java, as does the property created_at on line 481."),
        said(CheckedContract.violations(text)));
  }

  /** The small document with each first passage replaced by the next. */
  private static String changed(String... passages) {
    String text = SmallSpec.text();
    for (int index = 0; index < passages.length; index += 2) {
      assertTrue(text.contains(passages[index]), passages[index]);
      text = text.replace(passages[index], passages[index + 1]);
    }
    return text;
  }

  @Test
  void whateverStandsSomewhereIsReadOrRefused() {
    JsonNode root = YAML.readTree(SmallSpec.text());
    List<String> places = new ArrayList<>();
    collect("", root, places);
    List<JsonNode> odd =
        List.of(
            JsonNodeFactory.instance.arrayNode(),
            JsonNodeFactory.instance.objectNode(),
            JsonNodeFactory.instance.nullNode(),
            JsonNodeFactory.instance.stringNode("odd"),
            JsonNodeFactory.instance.numberNode(7));
    long refused =
        IntStream.range(0, places.size())
            .filter(index -> index % STEP == 0)
            .mapToObj(index -> with(root, places.get(index), odd.get(index % odd.size())))
            .filter(
                changed -> !CheckedContract.violations(YAML.writeValueAsString(changed)).isEmpty())
            .count();
    assertTrue(refused > places.size() / STEP / 2, refused + " of " + places.size());
  }

  private static JsonNode with(JsonNode root, String place, JsonNode value) {
    JsonNode changed = root.deepCopy();
    int last = place.lastIndexOf('/');
    String key = place.substring(last + 1).replace("~1", "/").replace("~0", "~");
    JsonNode holder = changed.at(place.substring(0, last));
    if (holder instanceof ObjectNode map) {
      map.set(key, value);
    } else if (holder instanceof ArrayNode list) {
      list.set(Integer.parseInt(key), value);
    }
    return changed;
  }

  private static void collect(String place, JsonNode node, List<String> places) {
    node.properties()
        .forEach(
            entry -> {
              String below = place + "/" + ContractDocument.escape(entry.getKey());
              places.add(below);
              collect(below, entry.getValue(), places);
            });
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      places.add(place + "/" + index);
      collect(place + "/" + index, node.get(index), places);
    }
  }
}
