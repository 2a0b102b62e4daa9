package dev.callsheet.registry.content;

import dev.callsheet.database.JsonColumn;
import dev.callsheet.transparency.commitment.WorkFacts;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a work says of itself.
 *
 * @param creators at least one
 * @param iswc of the composition, as it was given
 * @param isrc of the recording, as it was given
 * @param externalRef what its owner calls it
 */
public record WorkContent(
    String title,
    List<Creator> creators,
    @Nullable String iswc,
    @Nullable String isrc,
    @Nullable String externalRef) {
  /** Copies the creators. */
  public WorkContent {
    creators = List.copyOf(creators);
  }

  /** Returns the content that was written as JSON. */
  public static WorkContent read(String json) {
    return JsonColumn.read(json, WorkContent.class);
  }

  /** Returns the content as JSON. */
  public String json() {
    return JsonColumn.write(this);
  }

  /**
   * Returns what a commitment to it covers.
   *
   * @param mediaSha256 of the recording, in hexadecimal
   */
  public WorkFacts facts(String mediaSha256) {
    return new WorkFacts(
        hash(mediaSha256),
        title,
        creators.stream().map(Creator::facts).toList(),
        Optional.ofNullable(iswc),
        Optional.ofNullable(isrc),
        Optional.ofNullable(externalRef));
  }

  private static Sha256 hash(String hex) {
    try {
      return Sha256.fromHex(hex);
    } catch (MalformedException exception) {
      throw new IllegalStateException(exception);
    }
  }
}
