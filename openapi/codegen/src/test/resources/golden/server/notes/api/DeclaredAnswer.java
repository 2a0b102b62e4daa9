package notes.api;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One status that the document declares, with what may come with it.
 *
 * @param codes the codes of an error; empty for a success
 * @param mediaTypes the media types of the body; empty where there is none
 * @param headers the names of the headers in small letters
 * @param body what the body of an error holds besides its details; empty for a success
 */
public record DeclaredAnswer(
    int status,
    Set<String> codes,
    Set<String> mediaTypes,
    Set<String> headers,
    List<BodyPart> body) {
  /** Whether this is the answer with a status and a code, or with none ({@code null}). */
  public boolean covers(int otherStatus, @Nullable String code) {
    return status == otherStatus && (code == null ? codes.isEmpty() : codes.contains(code));
  }
}
