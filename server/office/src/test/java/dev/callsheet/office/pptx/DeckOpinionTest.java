package dev.callsheet.office.pptx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.document.Document;
import dev.callsheet.office.opinion.LibreOffice;
import dev.callsheet.office.opinion.OfficeParser;
import dev.callsheet.office.opinion.Validator;
import dev.callsheet.office.theme.Theme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the programs of others say of decks. */
class DeckOpinionTest {
  /** The end of what is written on slides, and of the slide's width, as shares of its width. */
  private static final double BOTTOM = 490.0 / 960;

  private static final double FOOTER = 495.0 / 960;
  private static final double EDGE = 20.0 / 960;

  @TempDir private Path folder;

  static Stream<Document> decks() {
    return Stream.of(
        Decks.ordinary(),
        Decks.longOne(),
        Decks.rightToLeft(),
        Decks.chinese(),
        BadInput.ENORMOUS_WORDS.document());
  }

  @ParameterizedTest
  @MethodSource("decks")
  void decksAreValidAndNothingOverflows(Document document) throws Exception {
    var file = write(document, Theme.PLAIN);
    Validator.assertValid(file);

    var outside =
        LibreOffice.words(unshrunk(file)).stream()
            .filter(
                word ->
                    word.bottom() > BOTTOM && word.top() < FOOTER
                        || word.left() < EDGE
                        || word.right() > 1 - EDGE)
            .toList();

    assertEquals(List.of(), outside);
  }

  @ParameterizedTest
  @EnumSource(BadInput.class)
  void badInputMakesValidDecks(BadInput input) throws Exception {
    Validator.assertValid(write(input.document(), Theme.PLAIN));
  }

  @Test
  void aBrandedDeckIsValid() throws Exception {
    var plain = Theme.PLAIN;
    var theme =
        new Theme(
            plain.accents(),
            plain.dark(),
            plain.light(),
            plain.muted(),
            plain.tint(),
            plain.link(),
            "Georgia",
            "Verdana",
            Decks.svg(),
            "A footer that goes on. ".repeat(40));

    Validator.assertValid(write(Decks.ordinary(), theme));
  }

  @Test
  void officeparserReadsTheWords() throws Exception {
    var words = OfficeParser.text(write(Decks.ordinary(), Theme.PLAIN));

    assertTrue(words.contains("Season review"), words);
    assertTrue(words.contains("Autumn alone brought a third"), words);
    assertTrue(words.contains("€12,731.50"), words);
    assertTrue(words.contains("Say that the plan was 15 percent."), words);
  }

  private Path write(Document document, Theme theme) throws IOException {
    return Files.write(folder.resolve("deck.pptx"), DeckFile.of(document, theme, true).bytes());
  }

  /** The same deck, without leave to make text smaller where it has no room. */
  private Path unshrunk(Path file) throws IOException {
    var other = folder.resolve("unshrunk.pptx");
    try (var from = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
        var to = new ZipOutputStream(Files.newOutputStream(other))) {
      int replaced = 0;
      for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        var bytes = from.readAllBytes();
        if (entry.getName().endsWith(".xml")) {
          var text = new String(bytes, StandardCharsets.UTF_8);
          var rigid = text.replace("<a:normAutofit/>", "<a:noAutofit/>");
          replaced += rigid.equals(text) ? 0 : 1;
          bytes = rigid.getBytes(StandardCharsets.UTF_8);
        }
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(bytes);
      }
      assertTrue(replaced > 1);
    }
    return other;
  }
}
