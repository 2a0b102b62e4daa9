package dev.callsheet.office.pptx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.office.document.Block;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutlineReaderTest {
  @Test
  void sectionsAndSlidesAreTheFirstTwoLevels() throws IOException {
    assertEquals(
        List.of("Title", "A", "A1", "A2", "B", "B1"),
        titles("Title", "#A", "##A1", "text", "##A2", "text", "#B", "##B1", "text"));
  }

  @Test
  void anOnlyHeadingOfTheFirstLevelAtTheBeginningIsTheTitle() throws IOException {
    assertEquals(List.of("A", "A1", "A2"), titles(null, "#A", "##A1", "text", "##A2", "text"));
  }

  @Test
  void aHeadingThatRepeatsTheTitleIsNotASection() throws IOException {
    assertEquals(List.of("A", "A1"), titles("A", "#A", "##A1", "text"));
  }

  @Test
  void headingsOfOneLevelAreSlides() throws IOException {
    assertEquals(List.of("Title", "A", "B"), titles("Title", "#A", "text", "#B", "text"));
    assertEquals(List.of("Title", "A", "B"), titles("Title", "###A", "text", "###B", "text"));
  }

  @Test
  void levelsBelowThoseOfSlidesAreLines() throws IOException {
    assertEquals(List.of("Title", "A", "B"), titles("Title", "###A", "####a", "text", "###B"));
  }

  @Test
  void headingsBeforeAnOuterOneHaveSlidesToo() throws IOException {
    assertEquals(List.of("Title", "A", "B", "C"), titles("Title", "##A", "text", "#B", "##C"));
  }

  @Test
  void textDirectlyInASectionHasASlideWithItsTitle() throws IOException {
    var prose = Decks.SENTENCE.repeat(6);
    assertEquals(List.of("Title", "A", "A", "B", "B1"), titles("Title", "#A", prose, "#B", "##B1"));
    assertEquals(List.of("Title", "A", "B", "B1"), titles("Title", "#A", "short", "#B", "##B1"));
  }

  @Test
  void proseBeforeTheFirstHeadingStandsBelowTheTitleOrOnASlideOfIt() throws IOException {
    assertEquals(List.of("Title", "A"), titles("Title", "short", "##A", "text"));
    assertEquals(
        List.of("Title", "Title", "A"), titles("Title", Decks.SENTENCE.repeat(6), "##A", "text"));
  }

  @Test
  void proseWithoutAnyTitleBorrowsItsFirstWords() throws IOException {
    assertEquals(List.of("text"), titles(null, "text"));
    assertEquals(
        List.of("The crew finished the second block of scenes two days ahead…"),
        titles(null, Decks.SENTENCE));
  }

  @Test
  void anEmptyHeadingTakesTheTitleBeforeIt() throws IOException {
    assertEquals(List.of("Title", "A", "A"), titles("Title", "##A", "text", "## ", "text"));
  }

  /** Titles of slides of an outline, whose lines are headings or paragraphs. */
  private static List<String> titles(@Nullable String title, String... lines) throws IOException {
    var blocks = new ArrayList<Block>();
    for (var line : lines) {
      int level = line.length() - line.replaceFirst("^#+", "").length();
      blocks.add(level == 0 ? Decks.paragraph(line) : Decks.heading(level, line.substring(level)));
    }
    return DeckFile.of(Decks.of(title, Locale.US, blocks)).titles();
  }
}
