package dev.callsheet.documents.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.office.warning.Warnings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OutlineTextTest {
  private static final List<String> ATTACHED = List.of("First text.", "Second text.");

  @Test
  void aPromptWithoutStructureStandsBeforeWhatIsAttached() {
    assertEquals(
        new OutlineText("Write.\n\nFirst text.\n\nSecond text.", true),
        of("Write.", null, ATTACHED));
    assertEquals(new OutlineText("Write.", true), of("Write.", null, List.of()));
  }

  @Test
  void aPromptThatIsAnOutlineIsOne() {
    assertEquals(
        new OutlineText("# A\n\nFirst text.\n\nSecond text.", false), of("# A", null, ATTACHED));
  }

  @Test
  void whatIsAttachedAloneIsTheOutline() {
    assertEquals(new OutlineText("First text.\n\nSecond text.", false), of(null, null, ATTACHED));
  }

  @Test
  void aPromptBesideAnOutlineIsNotUsedWhichIsTold() {
    var warnings = new Warnings();
    assertEquals(
        new OutlineText("# A", false), OutlineText.of(spec("Write.", "# A"), List.of(), warnings));
    assertEquals("prompt_not_used", warnings.all().getFirst().code());
  }

  private static OutlineText of(
      @Nullable String prompt, @Nullable String outline, List<String> texts) {
    return OutlineText.of(spec(prompt, outline), texts, new Warnings());
  }

  private static DocumentSpec spec(@Nullable String prompt, @Nullable String outline) {
    return new DocumentSpec(
        prompt, outline, List.of(), List.of(), List.of(), null, null, null, null, null);
  }
}
