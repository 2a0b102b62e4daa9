package dev.callsheet.documents.content;

import dev.callsheet.office.outline.OutlineReader;
import dev.callsheet.office.warning.Warnings;
import java.util.List;

/**
 * The outline of a document: what was sent as one, a prompt that is one, or what stands in attached
 * texts.
 *
 * @param markdown the outline
 * @param isPrompt whether it is a prompt without any structure, of which a language model could
 *     make an outline
 */
record OutlineText(String markdown, boolean isPrompt) {

  /**
   * Puts it together.
   *
   * @param texts what stands in the attached files of text and Markdown, in their order
   */
  static OutlineText of(DocumentSpec spec, List<String> texts, Warnings warnings) {
    var attached = String.join("\n\n", texts);
    var prompt = spec.prompt();
    if (spec.outline() != null) {
      if (prompt != null) {
        warnings.add("prompt_not_used", "There is an outline, so the prompt was not used.", null);
      }
      return new OutlineText(joined(spec.outline(), attached), false);
    }
    if (prompt == null) {
      return new OutlineText(attached, false);
    }
    if (OutlineReader.isOutline(prompt)) {
      return new OutlineText(joined(prompt, attached), false);
    }
    return new OutlineText(joined(prompt, attached), true);
  }

  private static String joined(String outline, String attached) {
    return attached.isBlank() ? outline : outline + "\n\n" + attached;
  }
}
