package dev.callsheet.kernel.contract;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One status that the document declares, with what an error says under it.
 *
 * @param codes the codes of an error; empty for a success
 * @param mediaType the media type of an error's body; null where it has none, and for a success
 * @param body what the body of an error holds besides its details; empty for a success
 */
public record DeclaredAnswer(
    int status, Set<String> codes, @Nullable String mediaType, List<BodyPart> body) {
  /** Whether this is the answer with a status and a code, or with none ({@code null}). */
  public boolean covers(int otherStatus, @Nullable String code) {
    return status == otherStatus && (code == null ? codes.isEmpty() : codes.contains(code));
  }
}
