package dev.callsheet.office.outline;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.Metadata;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outlines of the greatest length that nobody writes by hand. */
class HostileOutlineTest {
  private static final int LONGEST = 400_000;

  /** Far more than is needed, and far less than what grows with the square of the length. */
  private static final Duration BOUND = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">",
        "> ",
        "[",
        "![",
        "*",
        "*a ",
        "*a **b ",
        "*_",
        "`",
        "<",
        "<a ",
        "<!--",
        "[a](<b",
        "[]",
        "- ",
        "1. ",
        "> - 1. ",
        "|",
        "[a]: /b\n[a]\n",
        "{{notes: a\n",
        "{{toc}} ",
        "<div><!--",
        "# a\n",
        "- a\n"
      })
  void readsARepeatedMarkInBoundedTime(String mark) {
    assertTimeout(BOUND, () -> read(mark.repeat(LONGEST / mark.length())));
  }

  @ParameterizedTest
  @MethodSource("nestings")
  void readsNestingInBoundedTime(String open, String close) {
    int pairs = LONGEST / (open.length() + close.length());
    assertTimeout(BOUND, () -> read(open.repeat(pairs) + close.repeat(pairs)));
  }

  static Stream<Arguments> nestings() {
    return Stream.of(
        Arguments.of("*a ", " b*"),
        Arguments.of("**a ", " b**"),
        Arguments.of("[", "]"),
        Arguments.of("![a", "](b)"));
  }

  @Test
  void readsAListThatGoesDeeperWithEachLine() {
    var outline = new StringBuilder();
    for (int depth = 0; outline.length() < LONGEST; depth++) {
      outline.append("  ".repeat(depth)).append("- a\n");
    }
    var blocks = assertTimeout(BOUND, () -> read(outline.toString()));
    assertTrue(depth(blocks) <= 10, () -> "Depth " + depth(blocks));
  }

  @Test
  void readsALineThatIsAlmostTheRuleOfATable() {
    assertTimeout(BOUND, () -> read("|a|\n|" + "-".repeat(LONGEST - 10) + "a"));
  }

  @Test
  void shortensNamesOfWideCharacters() {
    assertTimeout(BOUND, () -> read("![a](" + "😀".repeat(60) + ")"));
  }

  @Test
  void readsATableWhoseCellsAreNotThere() {
    var columns = 20_000;
    var header = "|" + "a|".repeat(columns) + "\n|" + "-|".repeat(columns) + "\n";
    assertTimeout(BOUND, () -> read(header + "|b|\n".repeat(80_000)));
  }

  private static List<Block> read(String markdown) {
    var outline =
        new OutlineReader(Sources.NONE).read(markdown, new Metadata(null, null, Locale.ENGLISH));
    return outline.document().blocks();
  }

  private static int depth(List<Block> blocks) {
    int deepest = 0;
    for (var block : blocks) {
      if (block instanceof Block.Listing list) {
        for (var item : list.items()) {
          deepest = Math.max(deepest, 1 + depth(item.blocks()));
        }
      }
    }
    return deepest;
  }
}
