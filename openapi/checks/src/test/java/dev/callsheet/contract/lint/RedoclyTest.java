package dev.callsheet.contract.lint;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.fixture.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Redocly finds nothing in the document, and each of its rules finds what it is there for. */
class RedoclyTest {
  private static final String DOCUMENT = "openapi.yaml";

  /** How to mend what a rule finds. */
  private static final Map<String, String> MENDS =
      Map.ofEntries(
          Map.entry("array-parameter-serialization", "add style and explode"),
          Map.entry("info-license", "add it"),
          Map.entry("info-license-strict", "add it"),
          Map.entry("no-ambiguous-paths", "change one of the paths"),
          Map.entry("no-empty-servers", "add one"),
          Map.entry("no-enum-type-mismatch", "write values of the type"),
          Map.entry("no-identical-paths", "merge the two, or change one"),
          Map.entry("no-illogical-composition-keywords", "refer to the schema itself"),
          Map.entry("no-invalid-schema-examples", "mend the example, or the schema"),
          Map.entry("no-path-trailing-slash", "remove it"),
          Map.entry("no-schema-type-mismatch", "correct the type, or remove the keyword"),
          Map.entry("no-server-trailing-slash", "remove it"),
          Map.entry("no-server-variables-empty-enum", "list its values"),
          Map.entry("no-undefined-server-variable", "define it, or write it out"),
          Map.entry("nullable-type-sibling", "add the type"),
          Map.entry("operation-parameters-unique", "keep one of them"),
          Map.entry("path-declaration-must-exist", "name the placeholder"),
          Map.entry("path-not-include-query", "declare a parameter in query"),
          Map.entry("struct", "keep to what OpenAPI 3.0 has there"));

  private static final List<Fixture> FIXTURES = Fixture.of(RedoclyTest.class);

  private static Map<String, List<Redocly.Problem>> problems = Map.of();

  /** One run for all files, for most of its time goes into starting. */
  @BeforeAll
  static void lint() throws IOException, InterruptedException {
    var redocly = Redocly.install();
    var files = new ArrayList<String>();
    redocly.write(DOCUMENT, Files.readString(ContractDocument.file()));
    files.add(DOCUMENT);
    for (var fixture : FIXTURES) {
      redocly.write(linted(fixture), fixture.text());
      files.add(linted(fixture));
    }
    problems = redocly.lint(files).stream().collect(groupingBy(Redocly.Problem::file));
  }

  @Test
  void theDocumentHasNoProblem() {
    var said = problems(DOCUMENT, ContractDocument.file().toString());
    if (!said.isEmpty()) {
      fail(String.join("\n", said));
    }
  }

  @TestFactory
  Stream<DynamicTest> redoclySaysWhatAFixtureExpects() {
    return FIXTURES.stream()
        .map(
            fixture ->
                dynamicTest(
                    fixture.check() + ": " + fixture.name(),
                    () ->
                        assertEquals(
                            String.join("\n", fixture.expected()),
                            String.join("\n", problems(linted(fixture), fixture.file())))));
  }

  @Test
  void everyRuleIsBrokenByAFixtureOfItsName() {
    var broken =
        FIXTURES.stream()
            .filter(
                fixture ->
                    problems.getOrDefault(linted(fixture), List.of()).stream()
                        .anyMatch(problem -> problem.rule().equals(fixture.check())))
            .map(Fixture::check)
            .collect(toCollection(TreeSet::new));
    assertEquals(Redocly.rules(), broken);
  }

  private static String linted(Fixture fixture) {
    return fixture.check() + "-" + fixture.name() + ".yaml";
  }

  /** What Redocly says of a file, with the name by which we know it. */
  private static List<String> problems(String linted, String file) {
    return problems.getOrDefault(linted, List.of()).stream()
        .sorted(Comparator.comparingInt(Redocly.Problem::line))
        .map(
            problem ->
                "%s:%d: %s; %s"
                    .formatted(
                        file,
                        problem.line(),
                        problem.message().replaceAll("\\.$", ""),
                        MENDS.getOrDefault(problem.rule(), "see the rule " + problem.rule())))
        .toList();
  }
}
