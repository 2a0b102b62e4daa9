package dev.callsheet.contract.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseRulesTest {
  private static final String MUSEUM =
      """
      openapi: 3.1.0
      info: {title: Museum}
      paths:
        /exhibits:
          get: {operationId: seeExhibits, responses: {}}
      """;

  @TempDir private Path folder;

  @Test
  void aViolationNamesTheFileAtHandAndItsLine() throws IOException {
    var museum = Files.writeString(folder.resolve("museum.yaml"), MUSEUM);
    var said = HouseRules.all().violations(museum).stream().map(Violation::toString).toList();
    assertTrue(
        said.contains(museum + ":1: the version is '3.1.0'; write openapi: 3.0.3"), said::toString);
  }

  @Test
  void violationsOfSeveralRulesComeInTheOrderOfTheLines() {
    var lines =
        HouseRules.all().violations(Source.of("museum.yaml", MUSEUM)).stream()
            .map(Violation::line)
            .toList();
    assertEquals(lines.stream().sorted().toList(), lines);
    assertTrue(lines.stream().distinct().count() > 1, lines::toString);
  }

  @Test
  void aRuleThatIsSwitchedOffFindsNothing() {
    var source = Source.of("museum.yaml", MUSEUM);
    assertTrue(
        HouseRules.all().without("openapi-version").violations(source).stream()
            .noneMatch(violation -> violation.wrong().startsWith("the version")));
  }

  @Test
  void aRuleThatIsNotThereCannotBeSwitchedOff() {
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> HouseRules.all().without("openapi-version", "opnapi-version"));
    assertEquals("there is no rule opnapi-version", refusal.getMessage());
  }

  @Test
  void aRuleFromElsewhereIsAskedToo() {
    var rule =
        new HouseRule(
            "exhibits",
            "a museum has exhibits",
            (_, violations) -> violations.add("/paths", "there are none", "buy some"));
    assertEquals(
        List.of("museum.yaml:3: there are none; buy some"),
        HouseRules.all().with(rule).violations(Source.of("museum.yaml", MUSEUM)).stream()
            .filter(violation -> violation.mend().equals("buy some"))
            .map(Violation::toString)
            .toList());
    var twice = HouseRules.all().with(rule);
    assertThrows(IllegalArgumentException.class, () -> twice.with(rule));
  }

  @Test
  void everyRuleHasANameInKebabCaseOfItsOwn() {
    var names = HouseRules.all().rules().stream().map(HouseRule::name).toList();
    assertEquals(names.stream().distinct().toList(), names);
    for (var name : names) {
      assertTrue(name.matches("[a-z0-9]+(-[a-z0-9]+)*"), name);
    }
  }
}
