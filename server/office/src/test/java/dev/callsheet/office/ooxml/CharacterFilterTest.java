package dev.callsheet.office.ooxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.warning.Warnings;
import org.junit.jupiter.api.Test;

class CharacterFilterTest {
  private final Warnings warnings = new Warnings();
  private final CharacterFilter filter = new CharacterFilter(warnings);

  @Test
  void leavesTextOfEveryScriptAsItIs() {
    var text = "Tab\t, line\n, é, 漢字, שלום, \uD83D\uDE00, \uE000, \uFFFD";
    assertSame(text, filter.filter(text));
    assertTrue(warnings.all().isEmpty());
  }

  @Test
  void leavesControlCharactersOutAndTurnsBreaksIntoSpaces() {
    assertEquals("ab c d", filter.filter("a\u0000\u0008b\u000Bc\fd\u001B"));
    assertEquals("characters_replaced", warnings.all().getFirst().code());
  }

  @Test
  void replacesHalvesOfPairsAndCharactersThatAreNone() {
    assertEquals("\uFFFDa\uFFFD\uFFFDb\uFFFD", filter.filter("\uDE00a\uFFFE\uFFFFb\uD83D"));
    assertEquals("\uFFFD\uD83D\uDE00", filter.filter("\uD83D\uD83D\uDE00"));
  }

  @Test
  void saysWhichPartOfTheDocumentHadThem() {
    filter.at("Table a\u0001b");
    filter.filter("\u0002");
    assertEquals("Table ab", warnings.all().getFirst().where());
  }

  @Test
  void escapesWhatWouldBeReadAsACharacter() {
    assertEquals("_x005F_x0041_", CharacterFilter.escaped("_x0041_"));
    assertEquals("a_x005F_x000a_b_x", CharacterFilter.escaped("a_x000a_b_x"));
    assertEquals("_x005F_x0041_x005F_x0042_", CharacterFilter.escaped("_x0041_x0042_"));
    assertEquals("_x41_", CharacterFilter.escaped("_x41_"));
  }
}
